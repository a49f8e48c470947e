extension ViewExpression.Lexer {
  /// Reads a text in single or double quotes.
  mutating func scanString(_ quote: Unicode.Scalar) {
    var value = String.UnicodeScalarView()
    var isValid = true
    while true {
      guard let scalar = cursor.next(), scalar != "\n" else {
        return fail("literal not terminated", atEnd: cursor.peek(-1) != "\n")
      }
      if scalar == quote { break }
      if scalar != "\\" {
        // Line ends are unified; a line feed alone cannot stand here.
        value.append(scalar == "\r" ? "\n" : scalar)
        continue
      }
      guard let code = scanEscape(quote) else { return }
      isValid = isValid && code <= 0x10FFFF
      value.append(Unicode.Scalar(code) ?? "\u{FFFD}")
    }
    guard isValid else { return fail("unable to unescape string") }
    emit(.string, String(value))
  }

  /// Reads what follows a backslash; nil after an error.
  private mutating func scanEscape(_ quote: Unicode.Scalar) -> UInt32? {
    guard let scalar = cursor.next() else {
      fail("invalid char escape", atEnd: true)
      return nil
    }
    switch scalar {
    case "a": return 7
    case "b": return 8
    case "f": return 12
    case "n": return 10
    case "r": return 13
    case "t": return 9
    case "v": return 11
    case "\\", quote: return scalar.value
    case "0"..."7":
      cursor.position -= 1
      // The parser takes three octal digits, but then only those up to 377.
      return scanDigits(3, radix: 8).map { $0 > 255 ? .max : $0 }
    case "x": return scanDigits(2, radix: 16)
    case "u": return cursor.peek() == "{" ? scanBracedDigits() : scanDigits(4, radix: 16)
    case "U": return scanDigits(8, radix: 16)
    default:
      fail("invalid char escape")
      return nil
    }
  }

  private mutating func scanDigits(_ count: Int, radix: Int) -> UInt32? {
    var value: UInt32 = 0
    for _ in 0..<count {
      let scalar = cursor.next()
      guard let digit = scalar?.hexadecimalValue, digit < radix else {
        fail("invalid char escape", atEnd: scalar == nil)
        return nil
      }
      value = value &* UInt32(radix) &+ UInt32(digit)
    }
    return value
  }

  /// Reads `{1F600}`: one to six digits.
  private mutating func scanBracedDigits() -> UInt32? {
    cursor.position += 1
    var value: UInt32 = 0
    var count = 0
    while let digit = cursor.peek()?.hexadecimalValue, count < 6 {
      value = value * 16 + UInt32(digit)
      count += 1
      cursor.position += 1
    }
    guard count > 0, cursor.skip("}") else {
      fail("invalid char escape")
      return nil
    }
    return value
  }

  /// Reads a text in back quotes, in which two of them stand for one.
  mutating func scanRawString() {
    var value = String.UnicodeScalarView()
    while let scalar = cursor.next() {
      if scalar == "`", !cursor.skip("`") { return emit(.string, String(value)) }
      value.append(scalar)
    }
    fail("literal not terminated", atEnd: true)
  }
}
