/// Builds protobuf messages front to back.
package struct ProtobufWriter {
  /// The message so far.
  package private(set) var bytes: [UInt8] = []

  /// Starts an empty message.
  package init() {}

  /// Starts an empty message with room for that many bytes.
  package init(reservingCapacity capacity: Int) {
    bytes.reserveCapacity(capacity)
  }

  /// Appends bytes as they are: fields that are encoded already.
  package mutating func append(_ more: some Sequence<UInt8>) {
    bytes.append(contentsOf: more)
  }

  mutating func varint(_ value: UInt64) {
    Varint.append(value, to: &bytes)
  }

  mutating func tag(_ number: Int, _ wireType: ProtobufReader.WireType) {
    varint(UInt64(number) << 3 | UInt64(wireType.rawValue))
  }

  /// A field that is a varint.
  package mutating func integer(_ number: Int, _ value: Int64) {
    tag(number, .varint)
    varint(UInt64(bitPattern: value))
  }

  /// A field that is a string.
  package mutating func text(_ number: Int, _ text: String) {
    tag(number, .lengthDelimited)
    varint(UInt64(text.utf8.count))
    bytes.append(contentsOf: text.utf8)
  }

  /// A field that is an encoded message or bytes.
  package mutating func payload(_ number: Int, _ payload: some Collection<UInt8>) {
    tag(number, .lengthDelimited)
    varint(UInt64(payload.count))
    bytes.append(contentsOf: payload)
  }

  /// A field that is a message, which `content` writes.
  package mutating func message<Failure: Error>(
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
    bytes.replaceSubrange(start...start, with: Varint.bytes(UInt64(length)))
  }
}
