/// Which proxy the environment asks for, by the rules of Go's `httpproxy`.
public struct ProxyEnvironment: Sendable {
  /// A proxy that does not count for a server.
  public struct Bypass: Hashable, Sendable {
    /// The variable that names the proxy.
    public var variable: String
    /// Why it does not count, such as `NO_PROXY has 10.0.0.0/8`.
    public var reason: String
  }

  /// What the environment says about a server.
  enum Verdict: Hashable {
    /// There is no proxy.
    case none
    /// There is one, and it does not count for this server.
    case bypassed(Bypass)
    /// The proxy's text, which may hold a password, and the variable it came from.
    case proxy(String, variable: String)
  }

  private let environment: [String: String]

  init(_ environment: [String: String]) {
    self.environment = environment
  }

  /// The proxy for a server.
  func verdict(for url: URLParts) -> Verdict {
    // A CGI program must not take a proxy from what a request's header may have set.
    let isCGI = environment["REQUEST_METHOD"].map { !$0.isEmpty } ?? false
    let name = url.scheme == "https" ? "HTTPS_PROXY" : isCGI ? nil : "HTTP_PROXY"
    guard let name, let found = first(of: [name, name.lowercased()]) else { return .none }
    if let reason = exception(for: url) {
      return .bypassed(Bypass(variable: found.variable, reason: reason))
    }
    return .proxy(found.value, variable: found.variable)
  }

  private func first(of names: [String]) -> (value: String, variable: String)? {
    for name in names {
      if let value = environment[name], !value.isEmpty { return (value, name) }
    }
    return nil
  }

  /// Why a server is spoken to directly although there is a proxy; nil where it is not.
  private func exception(for url: URLParts) -> String? {
    let host = url.host.lowercased()
    let address = IPAddress(host)
    if host == "localhost" || address?.isLoopback == true {
      return "loopback is never reached through a proxy"
    }
    let port = url.port ?? (url.scheme == "https" ? 443 : 80)
    guard let exceptions = first(of: ["NO_PROXY", "no_proxy"]) else { return nil }
    let matching = exceptions.value.split(separator: ",").first {
      let exception = String($0).lowercased().split(whereSeparator: \.isWhitespace).joined()
      return Self.matches(exception, host: host, address: address, port: port)
    }
    return matching.map { "\(exceptions.variable) has \($0)" }
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
