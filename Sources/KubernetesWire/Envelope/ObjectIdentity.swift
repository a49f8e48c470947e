/// The name and namespace of an object, for reports about one that does not decode.
struct ObjectIdentity {
  var name = ""
  var namespace = ""

  private static let projection = Projection<ObjectIdentity>(
    initial: ObjectIdentity(),
    fields: [
      .message(
        "metadata", 1,
        [
          .text("name", 1) { $0.name = $1.string() },
          .text("namespace", 3) { $0.namespace = $1.string() },
        ])
    ])

  private init() {}

  /// Reads what can be read before the bytes go wrong.
  init(partOf bytes: UnsafeRawBufferPointer, as encoding: RawObject.Encoding) {
    self.init()
    var context = DecodingContext()
    withUnsafeMutablePointer(to: &context) { context in
      withUnsafeMutablePointer(to: &self) { object in
        let target = UnsafeMutableRawPointer(object)
        switch encoding {
        case .protobuf:
          var reader = ProtobufReader(bytes)
          try? ProtobufProjector(context: context).read(
            &reader, Self.projection.reader.plan, into: target)
        case .json:
          var cursor = JSONCursor(bytes)
          try? JSONProjector(context: context).read(
            &cursor, Self.projection.reader.plan, into: target)
        }
      }
    }
  }

  /// The store key, or nil when no name could be read.
  var key: String? {
    guard !name.isEmpty else { return nil }
    return namespace.isEmpty ? name : "\(namespace)/\(name)"
  }
}
