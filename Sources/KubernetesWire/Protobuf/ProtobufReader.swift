/// Walks the fields of one protobuf message inside a buffer; offsets count from the buffer's start.
struct ProtobufReader {
  /// The wire types that Kubernetes sends; groups are refused.
  enum WireType: UInt8 {
    case varint = 0
    case fixed64 = 1
    case lengthDelimited = 2
    case fixed32 = 5
  }

  /// The number and wire type of a field.
  struct Tag {
    var number: Int
    var wireType: WireType
  }

  let bytes: UnsafeRawBufferPointer
  var position: Int
  var end: Int

  @inline(__always)
  init(_ bytes: UnsafeRawBufferPointer) {
    self.init(bytes, 0..<bytes.count)
  }

  @inline(__always)
  init(_ bytes: UnsafeRawBufferPointer, _ range: Range<Int>) {
    self.bytes = bytes
    position = range.lowerBound
    end = range.upperBound
  }

  @inline(__always)
  var isAtEnd: Bool { position >= end }

  @inline(__always)
  mutating func varint() throws(WireFault) -> UInt64 {
    guard position < end else { throw WireFault(.truncated, at: position) }
    let first = bytes[position]
    if first < 0x80 {
      position += 1
      return UInt64(first)
    }
    return try longVarint()
  }

  private mutating func longVarint() throws(WireFault) -> UInt64 {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    let start = position
    while position < end {
      let byte = bytes[position]
      position += 1
      // The tenth byte holds the 64th bit and nothing else.
      if shift == 63, byte > 1 { throw WireFault(.varintOverflow, at: start) }
      value |= UInt64(byte & 0x7f) << shift
      if byte < 0x80 { return value }
      shift += 7
    }
    throw WireFault(.truncated, at: start)
  }

  @inline(__always)
  mutating func tag() throws(WireFault) -> Tag {
    let start = position
    let tag = try varint()
    guard let wireType = WireType(rawValue: UInt8(truncatingIfNeeded: tag & 7)) else {
      throw WireFault(.groupWireType, at: start)
    }
    let number = tag >> 3
    guard number > 0, number < 1 << 29 else { throw WireFault(.invalidTag, at: start) }
    return Tag(number: Int(truncatingIfNeeded: number), wireType: wireType)
  }

  /// The range of a length-delimited value, which is stepped over.
  @inline(__always)
  mutating func payload() throws(WireFault) -> Range<Int> {
    let start = position
    let length = try varint()
    guard length <= UInt64(end - position) else { throw WireFault(.lengthPastEnd, at: start) }
    let from = position
    position += Int(truncatingIfNeeded: length)
    return from..<position
  }

  /// The range of a value that must be length-delimited.
  @inline(__always)
  mutating func payload(_ wireType: WireType) throws(WireFault) -> Range<Int> {
    guard wireType == .lengthDelimited else { throw WireFault(.wrongWireType, at: position) }
    return try payload()
  }

  /// The bytes of a value that must be length-delimited.
  @inline(__always)
  mutating func text(_ wireType: WireType) throws(WireFault) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(rebasing: bytes[try payload(wireType)])
  }

  /// The value of a field that must be a varint.
  @inline(__always)
  mutating func varint(_ wireType: WireType) throws(WireFault) -> UInt64 {
    guard wireType == .varint else { throw WireFault(.wrongWireType, at: position) }
    return try varint()
  }

  /// Steps over a value in constant time.
  @inline(__always)
  mutating func skip(_ wireType: WireType) throws(WireFault) {
    switch wireType {
    case .lengthDelimited: _ = try payload()
    case .varint: _ = try varint()
    case .fixed64: try advance(8)
    case .fixed32: try advance(4)
    }
  }

  private mutating func advance(_ count: Int) throws(WireFault) {
    guard count <= end - position else { throw WireFault(.truncated, at: position) }
    position += count
  }
}
