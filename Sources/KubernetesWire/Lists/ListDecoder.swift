/// Decodes the body of a list, chunk by chunk, into projected objects.
///
/// At most one item is held in memory, and only when it spans chunks.
public struct ListDecoder<Object: Sendable>: Sendable {
  private let projection: Projection<Object>
  private let encoding: RawObject.Encoding
  private var framer: any ListFramer
  private var context = DecodingContext()

  /// The list's metadata, as soon as it has been decoded; in JSON it may follow the items.
  public var metadata: ListMetadata? { framer.metadata }

  /// The table of shared strings; hand it to the next page's decoder to share across pages.
  public var interner: StringInterner {
    get { context.interner }
    set { context.interner = newValue }
  }

  /// Makes a decoder for a media type; throws a ``DecodeError`` for one that is neither protobuf
  /// nor JSON.
  public init(
    contentType: String, projection: Projection<Object>, maximumItemSize: Int = 64 << 20
  ) throws {
    self.projection = projection
    encoding = try RawObject.Encoding(contentType: contentType)
    framer =
      switch encoding {
      case .protobuf: ProtobufListFramer(maximumItemSize: maximumItemSize)
      case .json: JSONListFramer(maximumItemSize: maximumItemSize)
      }
  }

  /// Takes the next bytes and calls `each` for every item that ends in them, or `failed` for one
  /// that does not decode; the list goes on after it.
  ///
  /// Throws a ``DecodeError`` where the list itself cannot be read on, with the server's
  /// ``APIStatus`` when the body is one, and whatever the closures throw. Must not be called after
  /// it has thrown.
  public mutating func consume(
    _ bytes: UnsafeRawBufferPointer, each: (consuming Object) throws -> Void,
    failed: (DecodeError) throws -> Void
  ) throws {
    var context = DecodingContext()
    swap(&context, &self.context)
    defer { swap(&context, &self.context) }
    let reader = projection.reader
    let encoding = encoding
    // Nothing is made below of the object's type, be it an optional or the projection: where that is
    // not known the runtime would be asked for it once an item.
    let object = UnsafeMutableRawPointer.allocate(
      byteCount: max(1, MemoryLayout<Object>.size), alignment: MemoryLayout<Object>.alignment)
    defer { object.deallocate() }
    try withUnsafeMutablePointer(to: &context) { context in
      try framer.consume(bytes) { bytes, isWhole, type in
        if isWhole {
          if let error = reader.decodeItem(
            bytes, as: encoding, type: type, context: context, into: object)
          {
            try failed(error)
          } else {
            try each(object.assumingMemoryBound(to: Object.self).move())
          }
          return bytes.count
        }
        guard
          let length = reader.decodePrefix(
            of: bytes, type: type, context: context, into: object)
        else { return nil }
        try each(object.assumingMemoryBound(to: Object.self).move())
        return length
      }
    }
  }

  /// Takes the next bytes and calls `each` for every item that ends in them, see
  /// ``consume(_:each:failed:)``; one that does not decode is given as a failure.
  public mutating func consume(
    _ bytes: UnsafeRawBufferPointer, _ each: (Result<Object, DecodeError>) throws -> Void
  ) throws {
    try consume(bytes, each: { try each(.success($0)) }, failed: { try each(.failure($0)) })
  }

  /// Ends the body; throws a ``DecodeError`` when it is incomplete or not a list.
  public mutating func finish() throws -> ListMetadata {
    try framer.finish()
  }
}

extension RawObject.Encoding {
  /// The encoding that a media type stands for, whatever its parameters.
  init(contentType: String) throws(DecodeError) {
    let media = contentType.prefix { $0 != ";" }.filter { $0 != " " }.lowercased()
    switch media {
    case "application/vnd.kubernetes.protobuf": self = .protobuf
    case "application/json": self = .json
    default: throw DecodeError("content type \"\(media)\" is neither protobuf nor JSON")
    }
  }
}
