import X509

/// A whole request: head, decoded target and body.
struct ServerRequest: Sendable {
  var method: String
  /// The percent-decoded path.
  var path: String
  /// The decoded query, in order.
  var query: [SimulatedCluster.QueryItem]
  var headers: RequestHeaders
  /// The body; nil when it was too large to be kept.
  var body: [UInt8]?
  var httpVersion: String
  /// The verified certificate of the connection's client.
  var certificate: Certificate?
  /// What an injected fault does with the events, where this is a watch.
  var watchFault: SimulatedCluster.Fault.WatchFault?

  /// The first value of a query parameter that is not empty.
  func value(_ name: String) -> String? {
    query.first { $0.name == name && !$0.value.isEmpty }?.value
  }

  /// Whether a query parameter says yes.
  func flag(_ name: String) -> Bool? {
    guard let text = query.first(where: { $0.name == name })?.value else { return nil }
    return text != "false" && text != "0"
  }

  /// The media types that the client takes, in its order.
  var accept: [MediaType] { MediaType.parse(headers.all("accept").joined(separator: ",")) }

  /// Whether answers are indented: as the real server does for people's clients.
  var wantsPretty: Bool {
    if let asked = flag("pretty") { return asked }
    let agent = headers["user-agent"] ?? ""
    return ["curl", "Wget", "Mozilla/5.0"].contains { agent.hasPrefix($0) }
  }

  /// Whether the client takes gzip.
  var acceptsGzip: Bool {
    headers.all("accept-encoding").contains { header in
      header.split(separator: ",").contains {
        $0.split(separator: ";").first?.filter { $0 != " " } == "gzip"
      }
    }
  }

  /// Splits and decodes a request target.
  static func target(_ uri: String) -> (path: String, query: [SimulatedCluster.QueryItem]) {
    let parts = uri.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    let query = parts.count > 1 ? parts[1] : ""
    let items = query.split(separator: "&").map { pair -> SimulatedCluster.QueryItem in
      let sides = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      return SimulatedCluster.QueryItem(
        name: decode(sides[0], plusIsSpace: true),
        value: sides.count > 1 ? decode(sides[1], plusIsSpace: true) : "")
    }
    return (decode(parts.first ?? "/", plusIsSpace: false), items)
  }

  /// Percent-decodes; a malformed escape stays as it is.
  static func decode(_ text: Substring, plusIsSpace: Bool) -> String {
    var bytes: [UInt8] = []
    var rest = text.utf8[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "+"), plusIsSpace {
        bytes.append(UInt8(ascii: " "))
      } else if byte == UInt8(ascii: "%"), rest.count >= 2,
        let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
      {
        bytes.append(value)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
