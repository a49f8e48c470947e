import NIOCore

/// Reads a connection's bytes in the pieces that a protocol has.
struct ByteReader {
  /// The peer ended in the middle, or sent more than there may be.
  struct Broken: Error {}

  private var pieces: NIOAsyncChannelInboundStream<ByteBuffer>.AsyncIterator
  private var pending = ByteBuffer()

  init(_ inbound: NIOAsyncChannelInboundStream<ByteBuffer>) {
    pieces = inbound.makeAsyncIterator()
  }

  /// Exactly so many bytes.
  mutating func bytes(_ count: Int) async throws -> [UInt8] {
    while pending.readableBytes < count { try await fill() }
    return pending.readBytes(length: count) ?? []
  }

  /// One byte.
  mutating func byte() async throws -> UInt8 { try await bytes(1)[0] }

  /// An HTTP head up to its empty line, of at most 64 KiB.
  mutating func head() async throws -> String {
    let end = Array("\r\n\r\n".utf8)
    while true {
      let view = pending.readableBytesView
      if let range = view.firstRange(of: end) {
        let count = view.distance(from: view.startIndex, to: range.lowerBound)
        let head = String(decoding: pending.readBytes(length: count) ?? [], as: UTF8.self)
        pending.moveReaderIndex(forwardBy: end.count)
        return head
      }
      guard pending.readableBytes <= 1 << 16 else { throw Broken() }
      try await fill()
    }
  }

  /// Whatever comes next; nil at the end.
  mutating func next() async throws -> ByteBuffer? {
    guard pending.readableBytes == 0 else {
      defer { pending.clear() }
      return pending
    }
    return try await pieces.next()
  }

  /// Has these bytes read next, before what is left.
  mutating func putBack(_ bytes: [UInt8]) {
    var rest = pending
    pending = ByteBuffer(bytes: bytes)
    pending.writeBuffer(&rest)
  }

  private mutating func fill() async throws {
    guard var piece = try await pieces.next() else { throw Broken() }
    pending.writeBuffer(&piece)
  }
}
