/// Which proxy the environment asks for, by the rules of Go's `httpproxy`.
struct ProxyEnvironment {
  private let environment: [String: String]

  init(_ environment: [String: String]) {
    self.environment = environment
  }

  /// The proxy's text and the variable it came from; nil where the server is spoken to directly.
  func proxy(for url: URLParts) -> (text: String, variable: String)? {
    // A CGI program must not take a proxy from what a request's header may have set.
    let isCGI = environment["REQUEST_METHOD"].map { !$0.isEmpty } ?? false
    let name = url.scheme == "https" ? "HTTPS_PROXY" : isCGI ? nil : "HTTP_PROXY"
    guard let name, let found = first(of: [name, name.lowercased()]), isProxied(url) else {
      return nil
    }
    return (found.value, found.variable)
  }

  private func first(of names: [String]) -> (value: String, variable: String)? {
    for name in names {
      if let value = environment[name], !value.isEmpty { return (value, name) }
    }
    return nil
  }

  private func isProxied(_ url: URLParts) -> Bool {
    let host = url.host.lowercased()
    let address = IPAddress(host)
    if host == "localhost" || address?.isLoopback == true { return false }
    let port = url.port ?? (url.scheme == "https" ? 443 : 80)
    let exceptions = first(of: ["NO_PROXY", "no_proxy"])?.value ?? ""
    return !exceptions.split(separator: ",").contains {
      let exception = String($0).lowercased().split(whereSeparator: \.isWhitespace).joined()
      return Self.matches(exception, host: host, address: address, port: port)
    }
  }

  private static func matches(
    _ exception: String, host: String, address: IPAddress?, port: Int
  ) -> Bool {
    if exception == "*" { return true }
    let network = exception.split(separator: "/", maxSplits: 1)
    if network.count == 2, let base = IPAddress(network[0]), let length = Int(network[1]) {
      return address?.isInside(base, length: length) ?? false
    }
    let (name, wantedPort) = split(exception)
    if let wantedPort, wantedPort != port { return false }
    if let wanted = IPAddress(name) { return address == wanted }
    guard !name.isEmpty else { return false }
    // `.example.org` and `*.example.org` mean the names below only, `example.org` itself too.
    let suffix = name.hasPrefix("*.") ? String(name.dropFirst()) : name
    if suffix.hasPrefix(".") { return host.hasSuffix(suffix) }
    return host == suffix || host.hasSuffix("." + suffix)
  }

  /// Splits `host:port`; a bare IPv6 address is not cut.
  private static func split(_ text: String) -> (name: String, port: Int?) {
    if text.hasPrefix("["), let end = text.firstIndex(of: "]") {
      let name = text[text.index(after: text.startIndex)..<end]
      return (String(name), Int(text[text.index(after: end)...].dropFirst()))
    }
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, let port = Int(parts[1]) else { return (text, nil) }
    return (String(parts[0]), port)
  }
}
