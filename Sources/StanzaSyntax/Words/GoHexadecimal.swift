/// Bytes in hexadecimal digits as Go's `encoding/hex` reads them.
enum GoHexadecimal {
  /// What is wrong with a text of digits.
  static func problem(_ text: [UInt8]) -> String? {
    if let wrong = text.first(where: { !isDigit($0) }) {
      let code = GoQuotation.hexadecimal(UInt32(wrong), digits: 4)
      let scalar = Unicode.Scalar(wrong)
      // The byte is shown as the character of that number.
      let shown = scalar.isGoPrintable ? " '\(scalar)'" : ""
      return "encoding/hex: invalid byte: U+\(GoStrings.uppercased(code))\(shown)"
    }
    return text.count.isMultiple(of: 2) ? nil : "encoding/hex: odd length hex string"
  }

  /// The bytes of a text without fault.
  static func bytes(_ text: [UInt8]) -> [UInt8]? {
    guard problem(text) == nil else { return nil }
    return stride(from: 0, to: text.count, by: 2).map { value(text[$0]) << 4 | value(text[$0 + 1]) }
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    Character(Unicode.Scalar(byte)).isHexDigit
  }

  private static func value(_ byte: UInt8) -> UInt8 {
    UInt8(truncatingIfNeeded: Character(Unicode.Scalar(byte)).hexDigitValue ?? 0)
  }
}
