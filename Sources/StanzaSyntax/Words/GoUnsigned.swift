/// Whole numbers without a sign as Go's `strconv.ParseUint` reads them.
enum GoUnsigned {
  /// Why a text is no number.
  enum Fault: Error {
    case syntax, range
  }

  /// A decimal number that fits those bits, or nothing.
  static func decimal(_ text: some Collection<UInt8>, bits: Int) -> UInt64? {
    try? number(text, base: 10, bits: bits, allowsUnderscores: false)
  }

  /// A decimal number that fits those bits, or nothing.
  static func decimal(_ text: String, bits: Int) -> UInt64? {
    decimal(text.utf8, bits: bits)
  }

  /// What base 0 reads: the prefixes 0x, 0o, 0b and 0, and underscores between digits.
  static func prefixed(_ text: String, bits: Int) throws(Fault) -> UInt64 {
    var digits = Substring(text).utf8
    var base: UInt64 = 10
    if digits.first == UInt8(ascii: "0") {
      let sign = digits.dropFirst().first.map { $0 | 0x20 }
      let named: UInt64? =
        switch sign {
        case UInt8(ascii: "b"): 2
        case UInt8(ascii: "o"): 8
        case UInt8(ascii: "x"): 16
        default: nil
        }
      let hasPrefix = named != nil && digits.count >= 3
      base = hasPrefix ? named ?? 8 : 8
      digits = digits.dropFirst(hasPrefix ? 2 : 1)
      // A zero alone leaves no digit, and is a number all the same.
      if digits.isEmpty { return 0 }
    }
    let value = try number(digits, base: base, bits: bits, allowsUnderscores: true)
    guard areUnderscoresSound(text) else { throw .syntax }
    return value
  }

  /// Go's message for a text that is no number.
  static func message(_ text: String, _ fault: Fault) -> String {
    let reason =
      switch fault {
      case .syntax: "invalid syntax"
      case .range: "value out of range"
      }
    return "strconv.ParseUint: parsing \(GoQuotation.quoted(text)): \(reason)"
  }

  /// Reads digits; the first of them that is too much or no digit decides what is wrong.
  private static func number(
    _ text: some Collection<UInt8>, base: UInt64, bits: Int, allowsUnderscores: Bool
  ) throws(Fault) -> UInt64 {
    guard !text.isEmpty else { throw .syntax }
    let limit = bits >= 64 ? UInt64.max : 1 << UInt64(bits) - 1
    var value: UInt64 = 0
    for byte in text where !(allowsUnderscores && byte == UInt8(ascii: "_")) {
      guard let digit = digit(byte), digit < base else { throw .syntax }
      let (product, isTooMuch) = value.multipliedReportingOverflow(by: base)
      let (sum, isStillTooMuch) = product.addingReportingOverflow(digit)
      guard !isTooMuch, !isStillTooMuch, sum <= limit else { throw .range }
      value = sum
    }
    return value
  }

  private static func digit(_ byte: UInt8) -> UInt64? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt64(byte - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt64(byte - UInt8(ascii: "a")) + 10
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt64(byte - UInt8(ascii: "A")) + 10
    default: nil
    }
  }

  /// Whether each underscore stands between digits, a base prefix counting as one.
  private static func areUnderscoresSound(_ text: String) -> Bool {
    var rest = Substring(text).utf8
    var mayFollow = false
    var isPending = false
    if rest.first == UInt8(ascii: "0"), let sign = rest.dropFirst().first,
      "box".utf8.contains(sign | 0x20)
    {
      rest = rest.dropFirst(2)
      mayFollow = true
    }
    for byte in rest {
      if byte == UInt8(ascii: "_") {
        guard mayFollow, !isPending else { return false }
        isPending = true
      } else {
        mayFollow = true
        isPending = false
      }
    }
    return !isPending
  }
}
