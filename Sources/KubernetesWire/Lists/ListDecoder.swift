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

  /// Takes the next bytes and calls `each` for every item that ends in them.
  ///
  /// An item that does not decode is given as a failure, and the list goes on. Throws a
  /// ``DecodeError`` where the list itself cannot be read on, with the server's ``APIStatus``
  /// when the body is one, and whatever `each` throws. Must not be called after it has thrown.
  public mutating func consume(
    _ bytes: UnsafeRawBufferPointer,
    _ each: (Result<Object, DecodeError>) throws -> Void
  ) throws {
    var context = DecodingContext()
    swap(&context, &self.context)
    defer { swap(&context, &self.context) }
    let projection = projection
    let encoding = encoding
    try withUnsafeMutablePointer(to: &context) { context in
      try framer.consume(bytes) { bytes, isWhole, type in
        if isWhole {
          try each(projection.decodeItem(bytes, as: encoding, type: type, context: context))
          return bytes.count
        }
        guard let item = projection.decodePrefix(of: bytes, type: type, context: context) else {
          return nil
        }
        try each(.success(item.object))
        return item.length
      }
    }
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
