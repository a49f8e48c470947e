/// Steps through JSON text in a buffer; what runs off its end is a `.truncated` fault.
struct JSONCursor {
  let bytes: UnsafeRawBufferPointer
  var position: Int

  @inline(__always)
  init(_ bytes: UnsafeRawBufferPointer, at position: Int = 0) {
    self.bytes = bytes
    self.position = position
  }

  /// The next byte that is no white space, not stepped over.
  @inline(__always)
  mutating func peek() throws(WireFault) -> UInt8 {
    while position < bytes.count {
      let byte = bytes[position]
      if !Self.isSpace(byte) { return byte }
      position += 1
    }
    throw WireFault(.truncated, at: position)
  }

  /// Steps over white space and this byte, which must come next.
  @inline(__always)
  mutating func expect(_ byte: UInt8) throws(WireFault) {
    guard try peek() == byte else { throw WireFault(.unexpectedByte, at: position) }
    position += 1
  }

  /// Whether only white space is left; steps over it.
  mutating func skipToEnd() -> Bool {
    while position < bytes.count, Self.isSpace(bytes[position]) { position += 1 }
    return position == bytes.count
  }

  @inline(__always)
  static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0a || byte == 0x0d || byte == 0x09
  }

  /// A string literal without its quotes, as it is written.
  struct Literal {
    var bytes: UnsafeRawBufferPointer
    var hasEscapes: Bool
  }

  /// Steps over a string, which must come next.
  @inline(__always)
  mutating func string() throws(WireFault) -> Literal {
    try expect(UInt8(ascii: "\""))
    let start = position
    var hasEscapes = false
    while true {
      position = JSONBytes.endOfPlainText(bytes, from: position)
      guard position < bytes.count else { throw WireFault(.truncated, at: start - 1) }
      switch bytes[position] {
      case UInt8(ascii: "\""):
        position += 1
        return Literal(
          bytes: UnsafeRawBufferPointer(rebasing: bytes[start..<(position - 1)]),
          hasEscapes: hasEscapes)
      case UInt8(ascii: "\\"):
        hasEscapes = true
        position += 2
        if position > bytes.count { throw WireFault(.truncated, at: start - 1) }
      default:
        throw WireFault(.controlCharacter, at: position)
      }
    }
  }

  /// Steps over any value, looking only for where it ends.
  @inline(__always)
  mutating func skipValue() throws(WireFault) {
    switch try peek() {
    case UInt8(ascii: "\""):
      _ = try string()
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      var scanner = JSONBoundaryScanner()
      guard let end = scanner.scan(bytes, from: position) else {
        throw WireFault(.truncated, at: position)
      }
      position = end
    default:
      try skipScalar()
    }
  }

  /// Steps over a number, `true`, `false` or `null`.
  mutating func skipScalar() throws(WireFault) {
    let start = position
    while position < bytes.count, JSONBytes.isScalar(bytes[position]) { position += 1 }
    if position == bytes.count { throw WireFault(.truncated, at: start) }
    if position == start { throw WireFault(.unexpectedByte, at: start) }
  }

  /// Steps over `null` if that comes next.
  @inline(__always)
  mutating func null() throws(WireFault) -> Bool {
    guard try peek() == UInt8(ascii: "n") else { return false }
    try word("null")
    return true
  }

  /// Steps over `true` or `false`.
  mutating func boolean() throws(WireFault) -> Bool {
    switch try peek() {
    case UInt8(ascii: "t"):
      try word("true")
      return true
    case UInt8(ascii: "f"):
      try word("false")
      return false
    default: throw WireFault(.wrongType, at: position)
    }
  }

  private mutating func word(_ word: StaticString) throws(WireFault) {
    for index in 0..<word.utf8CodeUnitCount {
      guard position < bytes.count else { throw WireFault(.truncated, at: position) }
      guard bytes[position] == word.utf8Start[index] else {
        throw WireFault(.unexpectedByte, at: position)
      }
      position += 1
    }
  }

  /// Steps over an integer.
  mutating func integer() throws(WireFault) -> Int64 {
    let first = try peek()
    guard first == UInt8(ascii: "-") || (0x30...0x39).contains(first) else {
      throw WireFault(.wrongType, at: position)
    }
    let start = position
    try skipScalar()
    let digits = UnsafeRawBufferPointer(rebasing: bytes[start..<position])
    guard let value = JSONBytes.integer(digits) else { throw WireFault(.invalidNumber, at: start) }
    return value
  }

  /// Steps over the comma or the closing bracket after a member or element; true at the bracket.
  @inline(__always)
  mutating func closes(_ bracket: UInt8) throws(WireFault) -> Bool {
    let byte = try peek()
    guard byte == UInt8(ascii: ",") || byte == bracket else {
      throw WireFault(.unexpectedByte, at: position)
    }
    position += 1
    return byte == bracket
  }
}
