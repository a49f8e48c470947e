/// The envelope of every protobuf body and watch object: magic bytes and a `runtime.Unknown`.
struct ProtobufEnvelope {
  /// `k8s` and a zero byte.
  static let magic: [UInt8] = [0x6b, 0x38, 0x73, 0x00]

  /// The kind and API version that `typeMeta` names.
  var typeMeta = TypeMeta()
  /// Where the message is in the buffer that was read.
  var raw = 0..<0

  /// Reads an envelope that ends where its bytes end.
  init(_ bytes: UnsafeRawBufferPointer) throws(WireFault) {
    guard bytes.count >= 4 else { throw WireFault(.truncated, at: bytes.count) }
    guard bytes[0..<4].elementsEqual(Self.magic) else { throw WireFault(.noMagic, at: 0) }
    var reader = ProtobufReader(bytes, 4..<bytes.count)
    while !reader.isAtEnd {
      let tag = try reader.tag()
      switch tag.number {
      case 1: typeMeta = try TypeMeta(ProtobufReader(bytes, try reader.payload(tag.wireType)))
      case 2: raw = try reader.payload(tag.wireType)
      case 3:
        let encoding = try reader.payload(tag.wireType)
        if !encoding.isEmpty { throw WireFault(.contentEncoding, at: encoding.lowerBound) }
      default: try reader.skip(tag.wireType)
      }
    }
  }
}
