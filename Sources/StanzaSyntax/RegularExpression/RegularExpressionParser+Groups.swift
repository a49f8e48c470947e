extension RegularExpressionParser {
  /// Reads an opening parenthesis with what belongs to it: `(`, `(?P<name>`, `(?<name>`, `(?i-s:`
  /// or a mere change of flags, `(?i)`.
  mutating func parseGroup() throws(RegularExpressionProblem) {
    let start = cursor.position
    guard cursor.peek(1) == "?" else {
      cursor.position += 1
      return openCapture("")
    }
    if cursor.starts(with: "(?P<"), cursor.peek(4) != nil {
      return try parseNamedGroup(nameAt: start + 4)
    }
    if cursor.starts(with: "(?<"), cursor.peek(3) != nil {
      return try parseNamedGroup(nameAt: start + 3)
    }
    cursor.position += 2
    try parseFlags(from: start)
  }

  private mutating func openCapture(_ name: String) {
    shape.openGroup(captures: true)
    groupNames.append(name)
  }

  private mutating func parseNamedGroup(nameAt nameStart: Int) throws(RegularExpressionProblem) {
    let start = cursor.position
    guard let end = cursor.firstIndex(of: ">") else {
      cursor.position = cursor.scalars.count
      throw problem(.invalidNamedCapture, from: start)
    }
    cursor.position = end + 1
    let name = cursor.scalars[min(nameStart, end)..<end]
    guard !name.isEmpty, name.allSatisfy({ $0 == "_" || $0.isASCIIAlphanumeric }) else {
      throw problem(.invalidNamedCapture, from: start)
    }
    openCapture(cursor.text(from: nameStart, to: end))
  }

  private mutating func parseFlags(from start: Int) throws(RegularExpressionProblem) {
    var isNegated = false
    var sawFlag = false
    while let scalar = cursor.next() {
      switch scalar {
      case "i", "m", "s", "U":
        sawFlag = true
        continue
      case "-" where !isNegated:
        isNegated = true
        sawFlag = false
        continue
      case ":" where !isNegated || sawFlag: return shape.openGroup(captures: false)
      case ")" where !isNegated || sawFlag: return
      default: throw problem(.invalidPerlSyntax, from: start)
      }
    }
    throw problem(.invalidPerlSyntax, from: start)
  }
}

extension Unicode.Scalar {
  var isASCIIAlphanumeric: Bool {
    switch self {
    case "0"..."9", "A"..."Z", "a"..."z": true
    default: false
    }
  }

  /// The value of a hexadecimal digit.
  var hexadecimalValue: Int? {
    switch self {
    case "0"..."9": Int(value) - 48
    case "a"..."f": Int(value) - 87
    case "A"..."F": Int(value) - 55
    default: nil
    }
  }

  /// The value of an octal digit.
  var octalValue: Int? {
    ("0"..."7").contains(self) ? Int(value) - 48 : nil
  }
}
