/// Texts in quotes as Go writes them.
package enum GoQuotation {
  /// `strconv.Quote`, which is `%q`.
  package static func quoted(_ text: some StringProtocol) -> String {
    quoted(text.utf8, isASCII: false)
  }

  /// `strconv.Quote`, or `strconv.QuoteToASCII`, for bytes that need not be UTF-8.
  static func quoted(_ text: some Collection<UInt8>, isASCII: Bool) -> String {
    let bytes = Array(text)
    var result = "\""
    var index = 0
    while index < bytes.count {
      let (scalar, length) = scalar(in: bytes, at: index)
      if let scalar {
        append(scalar, to: &result, isASCII: isASCII)
      } else {
        result += "\\x" + hexadecimal(UInt32(bytes[index]), digits: 2)
      }
      index += length
    }
    return result + "\""
  }

  /// A character in single quotes, as `%q` prints a rune.
  package static func quoted(_ character: Character) -> String {
    switch character {
    case "'": "'\\''"
    case "\"": "'\"'"
    default: "'\(quoted(String(character)).dropFirst().dropLast())'"
    }
  }

  /// What Go's `time` package makes of a text: all that is not ASCII byte by byte.
  package static func quotedBytes(_ text: String) -> String {
    text.utf8.reduce(into: "\"") { result, byte in
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"):
        result += "\\\(Character(Unicode.Scalar(byte)))"
      case 0x20..<0x80: result.unicodeScalars.append(Unicode.Scalar(byte))
      default: result += "\\x" + hexadecimal(UInt32(byte), digits: 2)
      }
    } + "\""
  }

  /// A number in lower-case hexadecimal digits, with leading zeros.
  static func hexadecimal(_ value: UInt32, digits: Int) -> String {
    let text = String(value, radix: 16)
    return String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
  }

  /// The scalar that begins there and its length, or nothing and the one broken byte.
  private static func scalar(in bytes: [UInt8], at index: Int) -> (Unicode.Scalar?, Int) {
    let length =
      switch bytes[index] {
      case ..<0x80: 1
      case 0xc2..<0xe0: 2
      case 0xe0..<0xf0: 3
      case 0xf0..<0xf5: 4
      default: 0
      }
    guard
      length > 0, index + length <= bytes.count,
      let text = String(validating: bytes[index..<index + length], as: UTF8.self),
      let scalar = text.unicodeScalars.first
    else { return (nil, 1) }
    return (scalar, length)
  }

  private static func append(
    _ scalar: Unicode.Scalar, to result: inout String, isASCII: Bool
  ) {
    switch scalar {
    case "\"", "\\": result += "\\\(scalar)"
    case "\u{7}": result += "\\a"
    case "\u{8}": result += "\\b"
    case "\u{c}": result += "\\f"
    case "\n": result += "\\n"
    case "\r": result += "\\r"
    case "\t": result += "\\t"
    case "\u{b}": result += "\\v"
    case _ where scalar.isGoPrintable && (scalar.isASCII || !isASCII):
      result.unicodeScalars.append(scalar)
    case _ where scalar.value < 0x20 || scalar.value == 0x7f:
      result += "\\x" + hexadecimal(scalar.value, digits: 2)
    case _ where scalar.value < 0x10000: result += "\\u" + hexadecimal(scalar.value, digits: 4)
    default: result += "\\U" + hexadecimal(scalar.value, digits: 8)
    }
  }
}
