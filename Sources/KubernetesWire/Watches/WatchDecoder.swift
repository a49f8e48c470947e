/// Decodes the body of a watch, chunk by chunk, into events of projected objects.
///
/// A protobuf stream is a sequence of frames, each after its length in 4 bytes, big endian; a
/// JSON stream has one event a line. At most one incomplete frame is held in memory.
public struct WatchDecoder<Object: Sendable>: Sendable {
  let projection: Projection<Object>
  let encoding: RawObject.Encoding
  let expectedKind: String?
  private let maximumEventSize: Int
  private var gatherer = ChunkGatherer()
  /// The length of the protobuf frame that is being read; nil between frames.
  private var frameLength: Int?
  private var consumed = 0
  private var context = DecodingContext()

  /// The table of shared strings.
  public var interner: StringInterner {
    get { context.interner }
    set { context.interner = newValue }
  }

  /// Makes a decoder for a media type; throws a ``DecodeError`` for one that is neither protobuf
  /// nor JSON.
  ///
  /// - Parameters:
  ///   - contentType: The answer's media type.
  ///   - projection: What to take from each object.
  ///   - expectedKind: The kind that objects must have, such as `Pod`; nil accepts any.
  ///   - maximumEventSize: A larger event ends the stream with an error.
  public init(
    contentType: String, projection: Projection<Object>, expectedKind: String?,
    maximumEventSize: Int = 64 << 20
  ) throws {
    self.projection = projection
    self.expectedKind = expectedKind
    self.maximumEventSize = maximumEventSize
    encoding = try RawObject.Encoding(contentType: contentType)
  }

  /// Takes the next bytes and calls `each` for every event that ends in them.
  ///
  /// Throws a ``DecodeError`` where the stream cannot be read on, and whatever `each` throws.
  /// Must not be called after it has thrown.
  public mutating func consume(
    _ bytes: UnsafeRawBufferPointer, _ each: (WatchEvent<Object>) throws -> Void
  ) throws {
    var context = DecodingContext()
    swap(&context, &self.context)
    defer { swap(&context, &self.context) }
    try withUnsafeMutablePointer(to: &context) { context in
      var position = 0
      while let frame = try nextFrame(bytes, &position) {
        try frame.withBytes { frame in
          if let event = event(frame, context) { try each(event) }
        }
      }
    }
    consumed += bytes.count
  }

  /// Ends the stream; throws a ``DecodeError`` when it ends in the middle of an event.
  public mutating func finish() throws {
    guard gatherer.count == 0, frameLength == nil else {
      throw DecodeError("the watch ends in the middle of an event", offset: consumed)
    }
  }

  private mutating func nextFrame(
    _ bytes: UnsafeRawBufferPointer, _ position: inout Int
  ) throws -> ChunkGatherer.Piece? {
    switch encoding {
    case .protobuf: try nextProtobufFrame(bytes, &position)
    case .json: try nextLine(bytes, &position)
    }
  }

  private mutating func nextProtobufFrame(
    _ bytes: UnsafeRawBufferPointer, _ position: inout Int
  ) throws -> ChunkGatherer.Piece? {
    if frameLength == nil {
      guard let prefix = gatherer.take(4, from: bytes, &position) else { return nil }
      let length = prefix.withBytes { $0.reduce(0) { $0 << 8 | Int($1) } }
      try check(length, at: position)
      frameLength = length
    }
    guard let length = frameLength, let frame = gatherer.take(length, from: bytes, &position)
    else { return nil }
    frameLength = nil
    return frame
  }

  private mutating func nextLine(
    _ bytes: UnsafeRawBufferPointer, _ position: inout Int
  ) throws -> ChunkGatherer.Piece? {
    let end = JSONBytes.endOfLine(bytes, from: position)
    try check(gatherer.count + end - position, at: position)
    guard end < bytes.count else {
      gatherer.append(bytes, &position, upTo: end)
      return nil
    }
    defer { position += 1 }
    return gatherer.complete(from: bytes, &position, upTo: end)
  }

  private func check(_ size: Int, at position: Int) throws {
    guard size <= maximumEventSize else {
      throw DecodeError(
        "an event of more than \(maximumEventSize) bytes", offset: consumed + position)
    }
  }
}
