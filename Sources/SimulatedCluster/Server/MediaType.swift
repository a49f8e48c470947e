/// One entry of an Accept or Content-Type header.
struct MediaType: Hashable, Sendable {
  /// `application/json`, in lower case.
  var name: String
  /// The parameters, such as `as=Table`.
  var parameters: [String: String]

  /// Reads a comma-separated header; an empty one means anything.
  static func parse(_ header: String) -> [MediaType] {
    let types = header.split(separator: ",").compactMap { entry -> MediaType? in
      let parts = entry.split(separator: ";").map { $0.trimmingSpaces() }
      guard let name = parts.first, !name.isEmpty else { return nil }
      var parameters: [String: String] = [:]
      for part in parts.dropFirst() {
        let sides = part.split(separator: "=", maxSplits: 1)
        if sides.count == 2 { parameters[String(sides[0])] = String(sides[1]) }
      }
      return MediaType(name: name.lowercased(), parameters: parameters)
    }
    return types.isEmpty ? [MediaType(name: "*/*", parameters: [:])] : types
  }
}

extension Substring {
  /// Without white space at the ends.
  fileprivate func trimmingSpaces() -> Substring {
    var text = self
    while text.first == " " || text.first == "\t" { text.removeFirst() }
    while text.last == " " || text.last == "\t" { text.removeLast() }
    return text
  }
}
