import KubernetesConfiguration
/// The head of an HTTP request to a proxy.
struct ProxyRequestHead {
  /// What the log says of it.
  let record: SimulatedProxy.RequestRecord
  /// Who asks, by `Proxy-Authorization: Basic`.
  let credentials: SimulatedProxy.Credentials?
  /// The head as the server gets it; empty for CONNECT.
  let forwarded: String

  /// Reads a head without its empty line; nil when it is no request for a proxy.
  init?(_ text: String) {
    let lines = text.split(separator: "\r\n", omittingEmptySubsequences: false)
    let words = (lines.first ?? "").split(separator: " ")
    guard words.count == 3, words[2].hasPrefix("HTTP/1.") else { return nil }
    let fields = lines.dropFirst().compactMap(Self.field)
    let headers = RequestHeaders(fields.map { ($0.name, $0.value) })
    let origin: String
    let target: ProxyTarget
    if words[0] == "CONNECT" {
      guard let named = ProxyTarget(words[1]) else { return nil }
      (target, origin) = (named, "")
    } else {
      guard words[1].lowercased().hasPrefix("http://") else { return nil }
      let rest = words[1].dropFirst("http://".count)
      let slash = rest.firstIndex { $0 == "/" || $0 == "?" } ?? rest.endIndex
      guard let named = ProxyTarget(rest[..<slash], defaultPort: 80) else { return nil }
      let path = rest[slash...]
      (target, origin) = (named, path.hasPrefix("/") ? String(path) : "/\(path)")
    }
    credentials = headers["proxy-authorization"].flatMap(BasicCredentials.read)
      .map { SimulatedProxy.Credentials(user: $0.user, password: $0.password) }
    record = SimulatedProxy.RequestRecord(
      method: words[0] == "CONNECT" ? .connect : .forward, host: target.host, port: target.port,
      isAddress: IPAddress(target.host) != nil, user: credentials?.user,
      target: String(words[1]), userAgent: headers["user-agent"])
    // Only what concerns the next hop is left out (RFC 9110, 7.6.1).
    let dropped: Set = ["connection", "keep-alive", "proxy-connection", "proxy-authorization"]
    let kept = fields.filter { !dropped.contains($0.name.lowercased()) }
    forwarded =
      "\(words[0]) \(origin) HTTP/1.1\r\n"
      + kept.map { "\($0.name): \($0.value)\r\n" }.joined() + "Connection: close\r\n\r\n"
  }

  private static func field(_ line: Substring) -> (name: String, value: String)? {
    guard let colon = line.firstIndex(of: ":") else { return nil }
    let value = line[line.index(after: colon)...].drop { $0 == " " || $0 == "\t" }
    return (String(line[..<colon]), String(value))
  }
}
