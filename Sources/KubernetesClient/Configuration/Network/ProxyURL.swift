/// A proxy's URL.
struct ProxyURL {
  let parts: URLParts

  /// Parses a kubeconfig's `proxy-url`, with client-go's words for what it refuses.
  init(kubeconfig text: String) throws(URLParts.Failure) {
    guard let parts = try? URLParts(parsing: text) else {
      throw URLParts.Failure(reason: "could not parse: \(text)")
    }
    guard ["http", "https", "socks5"].contains(parts.scheme) else {
      let scheme = GoText.quoted(parts.scheme)
      throw URLParts.Failure(
        reason: "unsupported scheme \(scheme), must be http, https, or socks5")
    }
    self.parts = parts
  }

  /// Parses a variable such as HTTPS_PROXY, where the scheme may be missing.
  init(environment text: String) throws(URLParts.Failure) {
    if let parts = try? URLParts(parsing: text), !parts.authority.isEmpty {
      guard ["http", "https", "socks5", "socks5h"].contains(parts.scheme) else {
        throw URLParts.Failure(reason: "unsupported scheme in proxy address")
      }
      self.parts = parts
    } else if let parts = try? URLParts(parsing: "http://" + text), !parts.authority.isEmpty {
      self.parts = parts
    } else {
      throw URLParts.Failure(reason: "invalid proxy address")
    }
  }

  /// Writes what to connect to into a connection.
  func apply(to connection: inout Connection) {
    let isSOCKS = parts.scheme.hasPrefix("socks5")
    let standardPort = isSOCKS ? 1080 : parts.scheme == "https" ? 443 : 80
    let port = parts.port ?? standardPort
    connection.proxy =
      isSOCKS ? .socks5(host: parts.host, port: port) : .http(host: parts.host, port: port)
    if parts.scheme == "https" {
      connection.proxyProblem = "TLS to the proxy itself is not supported"
    }
    connection.proxyCredentials = parts.credentials
  }
}
