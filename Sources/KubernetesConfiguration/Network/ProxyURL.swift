/// A proxy's URL.
public struct ProxyURL: Hashable, Sendable {
  /// How a proxy is spoken to.
  public enum Scheme: String, Hashable, Sendable {
    /// CONNECT in plain text.
    case http
    /// CONNECT over TLS to the proxy.
    case https
    /// SOCKS5 (RFC 1928). The proxy resolves the server's name, as with Go's client.
    case socks5
    /// The same under another name.
    case socks5h
  }

  /// How it is spoken to.
  public let scheme: Scheme
  /// Its host without brackets.
  public let host: String
  /// Its port.
  public let port: Int
  /// What to authenticate to it with.
  public let credentials: BasicCredentials?

  /// Parses a kubeconfig's `proxy-url`, with client-go's words for what it refuses.
  public init(kubeconfig text: String) throws(URLParts.Failure) {
    let (scheme, parts) = try Self.parts(kubeconfig: text)
    try self.init(scheme, parts)
  }

  /// What client-go looks at when it checks a kubeconfig.
  static func parts(
    kubeconfig text: String
  ) throws(URLParts.Failure) -> (scheme: Scheme, parts: URLParts) {
    guard let parts = try? URLParts(parsing: text) else {
      throw URLParts.Failure(reason: "could not parse: \(text)")
    }
    guard let scheme = Scheme(rawValue: parts.scheme), scheme != .socks5h else {
      let scheme = GoText.quoted(parts.scheme)
      throw URLParts.Failure(
        reason: "unsupported scheme \(scheme), must be http, https, or socks5")
    }
    return (scheme, parts)
  }

  /// Parses a variable such as HTTPS_PROXY, where the scheme may be missing.
  public init(environment text: String) throws(URLParts.Failure) {
    if let parts = try? URLParts(parsing: text), !parts.authority.isEmpty {
      guard let scheme = Scheme(rawValue: parts.scheme) else {
        throw URLParts.Failure(reason: "unsupported scheme in proxy address")
      }
      try self.init(scheme, parts)
    } else if let parts = try? URLParts(parsing: "http://" + text), !parts.authority.isEmpty {
      try self.init(.http, parts)
    } else {
      throw URLParts.Failure(reason: "invalid proxy address")
    }
  }

  private init(_ scheme: Scheme, _ parts: URLParts) throws(URLParts.Failure) {
    let standardPorts: [Scheme: Int] = [.http: 80, .https: 443]
    let port = parts.hasPortText ? parts.port : standardPorts[scheme] ?? 1080
    guard let port, (1...65535).contains(port), !parts.host.isEmpty else {
      throw URLParts.Failure(reason: "the proxy's address has no usable host and port")
    }
    self.scheme = scheme
    host = parts.host
    self.port = port
    credentials = parts.credentials
  }

  /// The URL without user information.
  public var baseURL: String {
    "\(scheme.rawValue)://\(host.contains(":") ? "[\(host)]" : host):\(port)"
  }
}
