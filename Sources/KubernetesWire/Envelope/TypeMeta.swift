/// A kind and its API version.
struct TypeMeta: Hashable {
  var apiVersion = ""
  var kind = ""

  init() {}

  /// Reads the message `{1: apiVersion, 2: kind}`.
  init(_ reader: consuming ProtobufReader) throws(WireFault) {
    while !reader.isAtEnd {
      let tag = try reader.tag()
      switch tag.number {
      case 1: apiVersion = String(decoding: try reader.text(tag.wireType), as: UTF8.self)
      case 2: kind = String(decoding: try reader.text(tag.wireType), as: UTF8.self)
      default: try reader.skip(tag.wireType)
      }
    }
  }
}

extension TypeMeta {
  /// Reads the members `kind` and `apiVersion` of an object, and no further than to the second.
  init(json bytes: UnsafeRawBufferPointer) throws(WireFault) {
    var cursor = JSONCursor(bytes)
    try cursor.expect(UInt8(ascii: "{"))
    if try cursor.peek() == UInt8(ascii: "}") { return }
    var missing = 2
    repeat {
      let name = try cursor.string().bytes
      try cursor.expect(UInt8(ascii: ":"))
      let isKind = name.elementsEqual("kind".utf8)
      guard isKind || name.elementsEqual("apiVersion".utf8),
        try cursor.peek() == UInt8(ascii: "\"")
      else {
        try cursor.skipValue()
        continue
      }
      let text = String(decoding: try cursor.string().bytes, as: UTF8.self)
      if isKind { kind = text } else { apiVersion = text }
      missing -= 1
      if missing == 0 { return }
    } while try !cursor.closes(UInt8(ascii: "}"))
  }
}
