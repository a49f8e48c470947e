/// Quoted texts and characters as Go's `strconv.Unquote` reads them.
enum GoQuoted {
  /// The content of a text in double or back quotes; nil when an escape in it is invalid.
  static func unquote(_ quoted: String) -> String? {
    var cursor = ScalarCursor(quoted)
    guard let quote = cursor.next() else { return nil }
    let end = cursor.scalars.count - 1
    guard end >= 1, cursor.scalars[end] == quote else { return nil }
    if quote == "`" { return cursor.text(from: 1, to: end) }
    var bytes: [UInt8] = []
    while cursor.position < end {
      guard let value = readCharacter(&cursor, quote: quote), cursor.position <= end else {
        return nil
      }
      switch value {
      case .byte(let byte): bytes.append(byte)
      case .scalar(let scalar): bytes += Array(String(scalar).utf8)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// One character of a text: a numbered escape of two hexadecimal or three octal digits is a byte.
  enum Value {
    case byte(UInt8)
    case scalar(Unicode.Scalar)
  }

  /// Reads a character or an escape; nil when it is the quote itself, or an invalid escape.
  static func readCharacter(_ cursor: inout ScalarCursor, quote: Unicode.Scalar) -> Value? {
    guard let scalar = cursor.next(), scalar != quote else { return nil }
    guard scalar == "\\" else { return .scalar(scalar) }
    guard let escape = cursor.next() else { return nil }
    switch escape {
    case "a": return .scalar("\u{7}")
    case "b": return .scalar("\u{8}")
    case "f": return .scalar("\u{C}")
    case "n": return .scalar("\n")
    case "r": return .scalar("\r")
    case "t": return .scalar("\t")
    case "v": return .scalar("\u{B}")
    case "\\": return .scalar("\\")
    case "'", "\"": return escape == quote ? .scalar(escape) : nil
    case "x": return readHexadecimal(&cursor, digits: 2).map { .byte(UInt8($0)) }
    case "u": return readHexadecimal(&cursor, digits: 4).flatMap(scalar(_:))
    case "U": return readHexadecimal(&cursor, digits: 8).flatMap(scalar(_:))
    case "0"..."7": return readOctal(&cursor, first: escape)
    default: return nil
    }
  }

  private static func scalar(_ value: UInt32) -> Value? {
    Unicode.Scalar(value).map(Value.scalar)
  }

  private static func readHexadecimal(_ cursor: inout ScalarCursor, digits: Int) -> UInt32? {
    var value: UInt32 = 0
    for _ in 0..<digits {
      guard let digit = cursor.next()?.hexadecimalValue else { return nil }
      value = value << 4 | UInt32(digit)
    }
    return value
  }

  private static func readOctal(_ cursor: inout ScalarCursor, first: Unicode.Scalar) -> Value? {
    guard let high = first.octalValue, let middle = cursor.next()?.octalValue,
      let low = cursor.next()?.octalValue
    else { return nil }
    return UInt8(exactly: high * 64 + middle * 8 + low).map(Value.byte)
  }
}
