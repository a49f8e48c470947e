extension ProtobufTranscoder {
  /// What follows the message in an envelope: empty content encoding and content type, which Go
  /// writes.
  public static let envelopeTail: [UInt8] = [0x1a, 0x00, 0x22, 0x00]

  /// Puts a message into the envelope of an answer: the magic bytes and `runtime.Unknown`.
  public static func wrap(
    kind: String, apiVersion: String, raw: some Collection<UInt8>
  ) -> [UInt8] {
    var writer = ProtobufWriter(reservingCapacity: raw.count + 64)
    head(kind: kind, apiVersion: apiVersion, into: &writer)
    writer.payload(2, raw)
    writer.append(envelopeTail)
    return writer.bytes
  }

  private static func head(kind: String, apiVersion: String, into writer: inout ProtobufWriter) {
    writer.append(ProtobufEnvelope.magic)
    writer.message(1) {
      $0.text(1, apiVersion)
      $0.text(2, kind)
    }
  }

  /// Takes a message out of its envelope; throws a ``DecodeError`` where there is none.
  public static func unwrap(
    _ bytes: [UInt8]
  ) throws -> (kind: String, apiVersion: String, raw: ArraySlice<UInt8>) {
    let result = bytes.withUnsafeBytes { bytes in
      Result { () throws(WireFault) in try ProtobufEnvelope(bytes) }
    }
    let envelope = try result.mapError { DecodeError($0.message, offset: $0.offset) }.get()
    return (envelope.typeMeta.kind, envelope.typeMeta.apiVersion, bytes[envelope.raw])
  }

  /// Builds the message of a list out of encoded items, without envelope.
  public static func list(metadata: ListMetadata, items: some Sequence<[UInt8]>) -> [UInt8] {
    var writer = ProtobufWriter()
    listMeta(metadata, into: &writer)
    for item in items { writer.payload(2, item) }
    return writer.bytes
  }

  private static func listMeta(_ metadata: ListMetadata, into writer: inout ProtobufWriter) {
    writer.message(1) {
      $0.text(1, "")
      $0.text(2, metadata.resourceVersion)
      $0.text(3, metadata.continueToken)
      if let count = metadata.remainingItemCount { $0.integer(4, Int64(count)) }
    }
  }

  /// The beginning of an enveloped list that is sent piece by piece: after it come the items as
  /// ``appendListItem(_:to:)`` writes them, `itemsSize` bytes in all, and ``envelopeTail``.
  public static func listHead(
    kind: String, apiVersion: String, metadata: ListMetadata, itemsSize: Int
  ) -> [UInt8] {
    var list = ProtobufWriter()
    listMeta(metadata, into: &list)
    var writer = ProtobufWriter()
    head(kind: kind, apiVersion: apiVersion, into: &writer)
    writer.tag(2, .lengthDelimited)
    writer.varint(UInt64(list.bytes.count + itemsSize))
    writer.append(list.bytes)
    return writer.bytes
  }

  /// Appends an encoded item of a list, with its tag and length.
  public static func appendListItem(_ item: some Collection<UInt8>, to bytes: inout [UInt8]) {
    var header = ProtobufWriter()
    header.tag(2, .lengthDelimited)
    header.varint(UInt64(item.count))
    bytes.append(contentsOf: header.bytes)
    bytes.append(contentsOf: item)
  }

  /// How many bytes ``appendListItem(_:to:)`` appends for an item of that size.
  public static func listItemSize(_ size: Int) -> Int {
    1 + Varint.size(UInt64(max(0, size))) + size
  }

  /// Builds a frame of a protobuf watch stream, its length included, around an enveloped object.
  public static func watchFrame(type: String, object: some Collection<UInt8>) -> [UInt8] {
    var writer = ProtobufWriter(reservingCapacity: object.count + 32)
    writer.append([0, 0, 0, 0])
    writer.text(1, type)
    writer.message(2) { $0.payload(1, object) }
    var frame = writer.bytes
    let length = UInt32(truncatingIfNeeded: frame.count - 4)
    for index in 0..<4 {
      frame[index] = UInt8(truncatingIfNeeded: length >> (24 - 8 * UInt32(index)))
    }
    return frame
  }

  /// Encodes a failure status as a message without envelope.
  public static func protobuf(_ status: APIStatus) -> [UInt8] {
    var writer = ProtobufWriter()
    listMeta(ListMetadata(), into: &writer)
    writer.text(2, "Failure")
    writer.text(3, status.message)
    writer.text(4, status.reason)
    if status.retryAfterSeconds != nil || !status.causes.isEmpty {
      writer.message(5) { details in
        for cause in status.causes {
          details.message(4) { $0.text(1, cause) }
        }
        details.integer(5, Int64(status.retryAfterSeconds ?? 0))
      }
    }
    writer.integer(6, Int64(status.code))
    return writer.bytes
  }
}
