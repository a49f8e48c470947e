/// Numbers as Go's `strconv` reads them.
enum GoNumber {
  /// Why a text is no number; the raw value is Go's text.
  enum Failure: String, Error {
    case syntax = "invalid syntax"
    case range = "value out of range"
  }

  /// `ParseInt` for 64 bits; base 0 takes the base from a prefix and allows underscores.
  static func integer(_ text: String, base: Int) throws(Failure) -> Int64 {
    var digits = Array(text.utf8)
    let isNegative = digits.first == UInt8(ascii: "-")
    if isNegative || digits.first == UInt8(ascii: "+") { digits.removeFirst() }
    let magnitude = try unsigned(digits, base: base)
    if isNegative, magnitude == Int64.min.magnitude { return .min }
    guard let value = Int64(exactly: magnitude) else { throw .range }
    return isNegative ? -value : value
  }

  /// `ParseUint` for 64 bits.
  static func unsigned(_ text: [UInt8], base: Int) throws(Failure) -> UInt64 {
    guard !text.isEmpty else { throw .syntax }
    var digits = text[...]
    var radix = UInt64(base)
    if base == 0 {
      radix = prefixRadix(text)
      digits = text.dropFirst(radix == 10 ? 0 : radix == 8 && !hasLetterPrefix(text) ? 1 : 2)
    }
    var value: UInt64 = 0
    for digit in digits {
      if base == 0, digit == UInt8(ascii: "_") { continue }
      guard let number = Unicode.Scalar(digit).hexadecimalValue, number < radix else {
        throw .syntax
      }
      let (product, overflows) = value.multipliedReportingOverflow(by: radix)
      let (sum, carries) = product.addingReportingOverflow(UInt64(number))
      if overflows || carries { throw .range }
      value = sum
    }
    if base == 0, !hasGoodUnderscores(text) { throw .syntax }
    return value
  }

  private static func hasLetterPrefix(_ text: [UInt8]) -> Bool {
    text.count >= 3 && text[0] == UInt8(ascii: "0") && "bBoOxX".utf8.contains(text[1])
  }

  private static func prefixRadix(_ text: [UInt8]) -> UInt64 {
    guard text.first == UInt8(ascii: "0") else { return 10 }
    guard hasLetterPrefix(text) else { return 8 }
    switch text[1] | 0x20 {
    case UInt8(ascii: "b"): return 2
    case UInt8(ascii: "x"): return 16
    default: return 8
    }
  }

  /// Whether each underscore stands between digits; a base prefix counts as a digit.
  static func hasGoodUnderscores(_ text: [UInt8]) -> Bool {
    guard text.contains(UInt8(ascii: "_")) else { return true }
    var rest = text[...]
    if let sign = rest.first, "+-".utf8.contains(sign) { rest = rest.dropFirst() }
    let prefix = Array(rest.prefix(2))
    let hasPrefix =
      prefix.count == 2 && prefix[0] == UInt8(ascii: "0")
      && "bBoOxX".utf8.contains(prefix[1])
    if hasPrefix { rest = rest.dropFirst(2) }
    let isHexadecimal = hasPrefix && prefix[1] | 0x20 == UInt8(ascii: "x")
    var followsDigit = hasPrefix
    var followsUnderscore = false
    for byte in rest {
      let value = Unicode.Scalar(byte).hexadecimalValue ?? 16
      let isDigit = value < (isHexadecimal ? 16 : 10)
      if byte == UInt8(ascii: "_") {
        guard followsDigit else { return false }
      } else if followsUnderscore, !isDigit {
        return false
      }
      followsUnderscore = byte == UInt8(ascii: "_")
      followsDigit = isDigit
    }
    return !followsUnderscore
  }
}
