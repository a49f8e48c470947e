extension RegularExpressionParser {
  /// Reads what a backslash outside a class begins.
  mutating func parseEscape() throws(RegularExpressionProblem) {
    let start = cursor.position
    switch cursor.peek(1) {
    case "A", "b", "B", "z":
      cursor.position += 2
      try shape.append(.other)
    case "C":
      cursor.position += 2
      throw problem(.invalidEscape, from: start)
    case "Q":
      cursor.position += 2
      try parseQuoted()
    default:
      if try parseClassEscape() {
        try shape.append(.characterClass)
      } else {
        _ = try parseEscapedScalar()
        try shape.append(.literal(runes: 1))
      }
    }
  }

  /// Takes everything up to `\E`, or to the end, as it is.
  private mutating func parseQuoted() throws(RegularExpressionProblem) {
    while !cursor.isAtEnd {
      if cursor.starts(with: "\\E") {
        cursor.position += 2
        return
      }
      cursor.position += 1
      try shape.append(.literal(runes: 1))
    }
  }

  /// Reads `\d`, `\pL`, `\p{Greek}` and their like, and tells whether one stands here.
  mutating func parseClassEscape() throws(RegularExpressionProblem) -> Bool {
    guard cursor.peek() == "\\" else { return false }
    switch cursor.peek(1) {
    case "d", "D", "s", "S", "w", "W":
      cursor.position += 2
      return true
    case "p", "P":
      try parseUnicodeClass()
      return true
    default: return false
    }
  }

  private mutating func parseUnicodeClass() throws(RegularExpressionProblem) {
    let start = cursor.position
    cursor.position += 2
    var nameStart = cursor.position
    var nameEnd = nameStart + 1
    if cursor.peek() == "{" {
      guard let end = cursor.firstIndex(of: "}") else {
        cursor.position = cursor.scalars.count
        throw problem(.invalidCharacterRange, from: start)
      }
      nameStart += 1
      nameEnd = end
      cursor.position = end + 1
    } else {
      _ = cursor.next()
    }
    if nameStart < nameEnd, nameStart < cursor.scalars.count, cursor.scalars[nameStart] == "^" {
      nameStart += 1
    }
    guard UnicodeClassNames.contains(cursor.text(from: nameStart, to: nameEnd)) else {
      throw problem(.invalidCharacterRange, from: start)
    }
  }

  /// Reads an escape that stands for one scalar, and returns its value.
  mutating func parseEscapedScalar() throws(RegularExpressionProblem) -> UInt32 {
    let start = cursor.position
    cursor.position += 1
    guard let scalar = cursor.next() else {
      throw RegularExpressionProblem(reason: .trailingBackslash, excerpt: "")
    }
    if let value = escapedValue(scalar) { return value }
    throw problem(.invalidEscape, from: start)
  }

  private mutating func escapedValue(_ scalar: Unicode.Scalar) -> UInt32? {
    switch scalar {
    case "a": return 7
    case "f": return 12
    case "n": return 10
    case "r": return 13
    case "t": return 9
    case "v": return 11
    case "x": return hexadecimalValue()
    case "0"..."7":
      // A lone digit would refer back to a group, which is not supported.
      if scalar != "0", cursor.peek()?.octalValue == nil { return nil }
      var value = scalar.octalValue ?? 0
      for _ in 0..<2 {
        guard let digit = cursor.peek()?.octalValue else { break }
        value = value * 8 + digit
        cursor.position += 1
      }
      return UInt32(value)
    default:
      return scalar.isASCII && !scalar.isASCIIAlphanumeric ? scalar.value : nil
    }
  }

  /// Reads `41` or `{1F600}`.
  private mutating func hexadecimalValue() -> UInt32? {
    guard let first = cursor.next() else { return nil }
    guard first == "{" else {
      guard let second = cursor.next(), let high = first.hexadecimalValue,
        let low = second.hexadecimalValue
      else { return nil }
      return UInt32(high * 16 + low)
    }
    var value = 0
    var isEmpty = true
    while let scalar = cursor.next() {
      if scalar == "}" { return isEmpty ? nil : UInt32(value) }
      guard let digit = scalar.hexadecimalValue else { return nil }
      value = value * 16 + digit
      isEmpty = false
      if value > 0x10FFFF { return nil }
    }
    return nil
  }
}
