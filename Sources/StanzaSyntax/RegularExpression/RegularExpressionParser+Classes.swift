extension RegularExpressionParser {
  /// The names between `[:` and `:]`.
  private static let posixNames: Set<String> = [
    "alnum", "alpha", "ascii", "blank", "cntrl", "digit", "graph", "lower", "print", "punct",
    "space", "upper", "word", "xdigit",
  ]

  /// Reads a bracketed class.
  ///
  /// A `]` that comes first is a member.
  mutating func parseClass() throws(RegularExpressionProblem) {
    let start = cursor.position
    cursor.position += 1
    _ = cursor.skip("^")
    var isFirst = true
    while isFirst || cursor.peek() != "]" {
      isFirst = false
      if try parseNamedClass() { continue }
      if try parseClassEscape() { continue }
      try parseMember(ofClassAt: start)
    }
    cursor.position += 1
    try shape.append(.characterClass)
  }

  /// Reads `[:alpha:]` or `[:^alpha:]`.
  ///
  /// Without `:]` somewhere behind, the bracket is a member.
  private mutating func parseNamedClass() throws(RegularExpressionProblem) -> Bool {
    guard cursor.starts(with: "[:"), let lastClassEnd, lastClassEnd >= cursor.position + 2 else {
      return false
    }
    let start = cursor.position
    cursor.position += 2
    guard let end = cursor.firstIndex(of: ":]") else { return false }
    var name = cursor.text(from: cursor.position, to: end)
    if name.hasPrefix("^") { name.removeFirst() }
    cursor.position = end + 2
    guard Self.posixNames.contains(name) else { throw problem(.invalidCharacterRange, from: start) }
    return true
  }

  /// Reads one member, or a range of them.
  private mutating func parseMember(ofClassAt start: Int) throws(RegularExpressionProblem) {
    let memberStart = cursor.position
    let low = try parseEndpoint(ofClassAt: start)
    guard cursor.peek() == "-", let next = cursor.peek(1), next != "]" else { return }
    cursor.position += 1
    if try parseEndpoint(ofClassAt: start) < low {
      throw problem(.invalidCharacterRange, from: memberStart)
    }
  }

  private mutating func parseEndpoint(
    ofClassAt start: Int
  ) throws(RegularExpressionProblem) -> UInt32 {
    guard let scalar = cursor.peek() else { throw problem(.missingBracket, from: start) }
    if scalar == "\\" { return try parseEscapedScalar() }
    cursor.position += 1
    return scalar.value
  }
}
