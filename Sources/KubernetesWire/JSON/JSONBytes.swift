/// Searches in the bytes of JSON text, eight at a time.
package enum JSONBytes {
  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let highs: UInt64 = 0x8080_8080_8080_8080
  private static let quotes = ones &* 0x22
  private static let backslashes = ones &* 0x5c
  private static let feeds = ones &* 0x0a
  private static let spaces = ones &* 0x20

  /// The position of the first quote, backslash or control character, or the count.
  ///
  /// The lowest set bit of each mask marks an exact first match; bits above may be spurious.
  @inline(__always)
  static func endOfPlainText(_ bytes: UnsafeRawBufferPointer, from start: Int) -> Int {
    var position = start
    while position + 8 <= bytes.count {
      let word = UInt64(
        littleEndian: bytes.loadUnaligned(fromByteOffset: position, as: UInt64.self))
      let quote = word ^ quotes
      let backslash = word ^ backslashes
      let found =
        ((quote &- ones) & ~quote) | ((backslash &- ones) & ~backslash)
        | ((word &- spaces) & ~word)
      let mask = found & highs
      if mask != 0 { return position + mask.trailingZeroBitCount >> 3 }
      position += 8
    }
    while position < bytes.count {
      let byte = bytes[position]
      if byte == 0x22 || byte == 0x5c || byte < 0x20 { return position }
      position += 1
    }
    return position
  }

  /// The position of the first line feed, or the count.
  package static func endOfLine(_ bytes: UnsafeRawBufferPointer, from start: Int) -> Int {
    var position = start
    while position + 8 <= bytes.count {
      let word = UInt64(
        littleEndian: bytes.loadUnaligned(fromByteOffset: position, as: UInt64.self))
      let feed = word ^ feeds
      let mask = (feed &- ones) & ~feed & highs
      if mask != 0 { return position + mask.trailingZeroBitCount >> 3 }
      position += 8
    }
    while position < bytes.count, bytes[position] != 0x0a { position += 1 }
    return position
  }

  /// Whether no byte has its highest bit set.
  static func isASCII(_ bytes: UnsafeRawBufferPointer) -> Bool {
    var position = 0
    while position + 8 <= bytes.count {
      let word = bytes.loadUnaligned(fromByteOffset: position, as: UInt64.self)
      if word & highs != 0 { return false }
      position += 8
    }
    return bytes[position...].allSatisfy { $0 < 0x80 }
  }

  /// Whether a byte may belong to a number, `true`, `false` or `null`.
  @inline(__always)
  static func isScalar(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5a, 0x61...0x7a, 0x2b, 0x2d, 0x2e: true
    default: false
    }
  }

  /// The value of an integer as JSON writes it; nil for fractions, exponents, leading zeros and
  /// what does not fit.
  static func integer(_ digits: UnsafeRawBufferPointer) -> Int64? {
    let isNegative = digits.first == UInt8(ascii: "-")
    let magnitude = digits.dropFirst(isNegative ? 1 : 0)
    guard let first = magnitude.first, first != 0x30 || magnitude.count == 1 else { return nil }
    var value: Int64 = 0
    for digit in magnitude {
      guard (0x30...0x39).contains(digit) else { return nil }
      let (tenfold, overflow) = value.multipliedReportingOverflow(by: 10)
      let delta = Int64(digit - 0x30)
      let (sum, carry) =
        isNegative
        ? tenfold.subtractingReportingOverflow(delta) : tenfold.addingReportingOverflow(delta)
      if overflow || carry { return nil }
      value = sum
    }
    return value
  }

  /// Whether the bytes are a number as JSON's grammar has it.
  static func isNumber(_ bytes: UnsafeRawBufferPointer) -> Bool {
    var rest = bytes[...]
    func digits() -> Int {
      let count = rest.prefix { (0x30...0x39).contains($0) }.count
      rest = rest.dropFirst(count)
      return count
    }
    if rest.first == UInt8(ascii: "-") { rest = rest.dropFirst() }
    let startsWithZero = rest.first == 0x30
    let whole = digits()
    guard whole == 1 || (whole > 1 && !startsWithZero) else { return false }
    if rest.first == UInt8(ascii: ".") {
      rest = rest.dropFirst()
      guard digits() > 0 else { return false }
    }
    if let exponent = rest.first, exponent | 0x20 == UInt8(ascii: "e") {
      rest = rest.dropFirst()
      if let sign = rest.first, sign == 0x2b || sign == 0x2d { rest = rest.dropFirst() }
      guard digits() > 0 else { return false }
    }
    return rest.isEmpty
  }

  /// Appends a string literal's content with its escapes resolved.
  ///
  /// Nil when all is well, otherwise the position of the invalid escape. A lone surrogate becomes
  /// U+FFFD, as in Go.
  static func unescape(_ literal: UnsafeRawBufferPointer, into output: inout [UInt8]) -> Int? {
    var position = 0
    while position < literal.count {
      let byte = literal[position]
      guard byte == UInt8(ascii: "\\") else {
        let next = max(endOfPlainText(literal, from: position), position + 1)
        output.append(contentsOf: UnsafeRawBufferPointer(rebasing: literal[position..<next]))
        position = next
        continue
      }
      guard position + 1 < literal.count else { return position }
      if literal[position + 1] == UInt8(ascii: "u") {
        guard let (scalar, length) = unicodeEscape(literal, at: position) else { return position }
        output.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
        position += length
      } else {
        guard let character = simpleEscape(literal[position + 1]) else { return position }
        output.append(character)
        position += 2
      }
    }
    return nil
  }

  private static func simpleEscape(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): byte
    case UInt8(ascii: "b"): 0x08
    case UInt8(ascii: "f"): 0x0c
    case UInt8(ascii: "n"): 0x0a
    case UInt8(ascii: "r"): 0x0d
    case UInt8(ascii: "t"): 0x09
    default: nil
    }
  }

  /// The scalar of a `\uXXXX` escape, or of two that are a surrogate pair, and their length.
  private static func unicodeEscape(
    _ bytes: UnsafeRawBufferPointer, at position: Int
  ) -> (Unicode.Scalar, Int)? {
    guard let unit = hexadecimal(bytes, at: position + 2) else { return nil }
    if let scalar = Unicode.Scalar(unit) { return (scalar, 6) }
    let next = position + 6
    guard unit < 0xdc00, next + 6 <= bytes.count, bytes[next] == UInt8(ascii: "\\"),
      bytes[next + 1] == UInt8(ascii: "u"), let low = hexadecimal(bytes, at: next + 2),
      (0xdc00...0xdfff).contains(low),
      let scalar = Unicode.Scalar(0x10000 + (unit - 0xd800) << 10 + (low - 0xdc00))
    else { return ("\u{fffd}", 6) }
    return (scalar, 12)
  }

  private static func hexadecimal(_ bytes: UnsafeRawBufferPointer, at position: Int) -> UInt32? {
    guard position + 4 <= bytes.count else { return nil }
    var value: UInt32 = 0
    for byte in bytes[position..<(position + 4)] {
      let digit: UInt8
      switch byte {
      case 0x30...0x39: digit = byte - 0x30
      case 0x41...0x46: digit = byte - 0x41 + 10
      case 0x61...0x66: digit = byte - 0x61 + 10
      default: return nil
      }
      value = value << 4 | UInt32(digit)
    }
    return value
  }
}
