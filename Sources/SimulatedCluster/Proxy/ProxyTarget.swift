/// A host with a port.
struct ProxyTarget: Hashable, CustomStringConvertible {
  var host: String
  var port: Int

  init(host: String, port: Int) {
    self.host = host
    self.port = port
  }

  /// Reads `host:port`, `[::1]:port`, or a host alone where there is a default for its port.
  init?(_ text: some StringProtocol, defaultPort: Int? = nil) {
    var host = text[...]
    var port = defaultPort
    let hasPort =
      text.hasPrefix("[") ? text.contains("]:") : text.count(where: { $0 == ":" }) == 1
    if hasPort, let colon = text.lastIndex(of: ":") {
      host = text[..<colon]
      port = UInt16(text[text.index(after: colon)...]).map(Int.init)
    }
    if host.hasPrefix("["), host.hasSuffix("]") { host = host.dropFirst().dropLast() }
    guard let port, !host.isEmpty else { return nil }
    self.init(host: String(host), port: port)
  }

  var description: String { host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)" }
}
