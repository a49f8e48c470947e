import KubernetesWire
import KubernetesClient

/// Feeds a store from the answer to one list request.
struct ListConsumer<Object: StoredObject>: ResponseConsumer {
  private let feeder: StoreFeeder<Object>
  private let onHead: (ResponseHead) -> Void
  private var decoder: ListDecoder<Object>?
  private var initialInterner: StringInterner

  /// `interner` is that of the page before.
  init(
    _ feeder: StoreFeeder<Object>, interner: StringInterner,
    onHead: @escaping (ResponseHead) -> Void
  ) {
    self.feeder = feeder
    self.onHead = onHead
    initialInterner = interner
  }

  /// The shared strings, for the next page.
  var interner: StringInterner { decoder?.interner ?? initialInterner }

  func requestSent() { feeder.requestSent() }

  mutating func receive(_ head: ResponseHead) throws {
    onHead(head)
    decoder = try ListDecoder(contentType: head.contentType, projection: feeder.projection)
    decoder?.interner = initialInterner
    initialInterner = StringInterner()
  }

  mutating func receive(_ bytes: UnsafeRawBufferPointer, wireBytes: Int) throws {
    let feeder = feeder
    feeder.beginChunk(bytes: bytes.count, wireBytes: wireBytes)
    defer { feeder.endChunk(remainingItemCount: decoder?.metadata?.remainingItemCount) }
    try decoder?.consume(bytes, each: { feeder.take($0) }, failed: { feeder.take($0) })
  }

  /// The list's metadata, once the body has ended.
  mutating func finish() throws -> ListMetadata {
    guard let metadata = try decoder?.finish() else {
      throw DecodeError("the answer had no head")
    }
    return metadata
  }
}

/// Feeds a store from the answer to one watch request.
struct WatchConsumer<Object: StoredObject>: ResponseConsumer {
  private let feeder: StoreFeeder<Object>
  private let onHead: (ResponseHead) -> Void
  private let kind: String
  private var decoder: WatchDecoder<Object>?

  init(
    _ feeder: StoreFeeder<Object>, kind: String, onHead: @escaping (ResponseHead) -> Void
  ) {
    self.feeder = feeder
    self.kind = kind
    self.onHead = onHead
  }

  func requestSent() { feeder.requestSent() }

  mutating func receive(_ head: ResponseHead) throws {
    onHead(head)
    decoder = try WatchDecoder(
      contentType: head.contentType, projection: feeder.projection, expectedKind: kind)
  }

  mutating func receive(_ bytes: UnsafeRawBufferPointer, wireBytes: Int) throws {
    let feeder = feeder
    feeder.beginChunk(bytes: bytes.count, wireBytes: wireBytes)
    defer { feeder.endChunk() }
    try decoder?.consume(bytes) { try feeder.take($0) }
  }

  /// Checks that the stream did not end in the middle of an event.
  mutating func finish() throws { try decoder?.finish() }
}
