/// Builds protobuf messages front to back.
struct ProtobufWriter {
  private(set) var bytes: [UInt8] = []

  init() {}

  init(reservingCapacity capacity: Int) {
    bytes.reserveCapacity(capacity)
  }

  mutating func append(_ more: some Sequence<UInt8>) {
    bytes.append(contentsOf: more)
  }

  mutating func varint(_ value: UInt64) {
    var rest = value
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: rest))
  }

  mutating func tag(_ number: Int, _ wireType: ProtobufReader.WireType) {
    varint(UInt64(number) << 3 | UInt64(wireType.rawValue))
  }

  /// A field that is a varint.
  mutating func integer(_ number: Int, _ value: Int64) {
    tag(number, .varint)
    varint(UInt64(bitPattern: value))
  }

  /// A field that is a string.
  mutating func text(_ number: Int, _ text: String) {
    tag(number, .lengthDelimited)
    varint(UInt64(text.utf8.count))
    bytes.append(contentsOf: text.utf8)
  }

  /// A field that is an encoded message or bytes.
  mutating func payload(_ number: Int, _ payload: some Collection<UInt8>) {
    tag(number, .lengthDelimited)
    varint(UInt64(payload.count))
    bytes.append(contentsOf: payload)
  }

  /// A field that is a message, which `content` writes.
  mutating func message<Failure: Error>(
    _ number: Int, _ content: (inout ProtobufWriter) throws(Failure) -> Void
  ) throws(Failure) {
    tag(number, .lengthDelimited)
    // Most messages are shorter than 128 bytes, whose length is one byte; others are moved.
    let start = bytes.count
    bytes.append(0)
    try content(&self)
    let length = bytes.count - start - 1
    guard length >= 0x80 else {
      bytes[start] = UInt8(length)
      return
    }
    var prefix = ProtobufWriter()
    prefix.varint(UInt64(length))
    bytes.replaceSubrange(start...start, with: prefix.bytes)
  }
}
