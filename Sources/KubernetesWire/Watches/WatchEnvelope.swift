/// One frame of a watch stream, taken apart: the event's type and the object's bytes.
struct WatchEnvelope {
  /// `ADDED`, `MODIFIED`, `DELETED`, `BOOKMARK` or `ERROR`; empty when missing.
  var type = ""
  /// The kind and API version that the object says it has.
  var objectType = TypeMeta()
  /// The object: JSON text, or a protobuf message without envelope.
  ///
  /// Valid as long as the frame.
  var object = UnsafeRawBufferPointer(start: nil, count: 0)

  /// Takes a frame apart as far as it can be read; `fault` is why not further.
  init(_ frame: UnsafeRawBufferPointer, as encoding: RawObject.Encoding, fault: inout WireFault?) {
    do throws(WireFault) {
      switch encoding {
      case .protobuf: try readProtobuf(frame)
      case .json: try readJSON(frame)
      }
    } catch {
      fault = error
    }
  }

  /// Reads `WatchEvent{1: type, 2: RawExtension{1: raw}}`, whose raw is an enveloped object.
  private mutating func readProtobuf(_ frame: UnsafeRawBufferPointer) throws(WireFault) {
    var reader = ProtobufReader(frame)
    var extensionRange = 0..<0
    while !reader.isAtEnd {
      let tag = try reader.tag()
      switch tag.number {
      case 1: type = String(decoding: try reader.text(tag.wireType), as: UTF8.self)
      case 2: extensionRange = try reader.payload(tag.wireType)
      default: try reader.skip(tag.wireType)
      }
    }
    reader = ProtobufReader(frame, extensionRange)
    var raw = UnsafeRawBufferPointer(start: nil, count: 0)
    while !reader.isAtEnd {
      let tag = try reader.tag()
      if tag.number == 1 {
        raw = try reader.text(tag.wireType)
      } else {
        try reader.skip(tag.wireType)
      }
    }
    let envelope = try ProtobufEnvelope(raw)
    objectType = envelope.typeMeta
    object = UnsafeRawBufferPointer(rebasing: raw[envelope.raw])
  }

  /// Reads an object with the members `type` and `object` in any order.
  private mutating func readJSON(_ frame: UnsafeRawBufferPointer) throws(WireFault) {
    var cursor = JSONCursor(frame)
    try cursor.expect(UInt8(ascii: "{"))
    if try cursor.peek() == UInt8(ascii: "}") { throw WireFault(.noObject, at: 0) }
    repeat {
      let name = try cursor.string().bytes
      try cursor.expect(UInt8(ascii: ":"))
      let first = try cursor.peek()
      let start = cursor.position
      try cursor.skipValue()
      if name.elementsEqual("type".utf8), first == UInt8(ascii: "\"") {
        type = String(decoding: frame[(start + 1)..<(cursor.position - 1)], as: UTF8.self)
      } else if name.elementsEqual("object".utf8) {
        object = UnsafeRawBufferPointer(rebasing: frame[start..<cursor.position])
      }
    } while try !cursor.closes(UInt8(ascii: "}"))
    if !cursor.skipToEnd() { throw WireFault(.unexpectedByte, at: cursor.position) }
    if object.isEmpty, type.isEmpty { object = frame }
    if object.isEmpty { throw WireFault(.noObject, at: 0) }
    objectType = try TypeMeta(json: object)
  }
}
