/// A request's headers, whichever HTTP version brought them.
struct RequestHeaders: Sendable {
  private var fields: [(name: String, value: String)]

  init(_ fields: some Sequence<(name: String, value: String)>) {
    self.fields = fields.map { ($0.name.lowercased(), $0.value) }
  }

  /// The first value of a header; the name in lower case.
  subscript(name: String) -> String? { fields.first { $0.name == name }?.value }

  /// Every value of a header.
  func all(_ name: String) -> [String] { fields.filter { $0.name == name }.map(\.value) }

  /// The values of all headers whose names begin so, each with the rest of its name.
  func values(afterPrefix prefix: String) -> [(name: String, value: String)] {
    fields.filter { $0.name.hasPrefix(prefix) }
      .map { (String($0.name.dropFirst(prefix.count)), $0.value) }
  }

  /// The token of `Authorization: Bearer`.
  var bearerToken: String? {
    guard let header = self["authorization"] else { return nil }
    let parts = header.split(separator: " ", maxSplits: 1)
    guard parts.count == 2, parts[0].lowercased() == "bearer" else { return nil }
    return String(parts[1])
  }
}
