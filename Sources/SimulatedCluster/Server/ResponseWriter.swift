import NIOCore
import NIOHTTP1
import Synchronization

/// A part of an answer on its way into a channel.
typealias OutboundPart = HTTPPart<HTTPResponseHead, ByteBuffer>

/// Writes the body of one answer; each write returns when the connection has room again.
final class ResponseWriter: Sendable {
  /// The body is cut short on purpose.
  enum Cut: Error {
    case reset
    case stall
    case end
  }

  private let outbound: NIOAsyncChannelOutboundWriter<OutboundPart>
  private let channel: any Channel
  private let limit: (bytes: Int, cut: Cut)?
  private let written = Mutex(0)

  init(
    _ outbound: NIOAsyncChannelOutboundWriter<OutboundPart>, channel: any Channel,
    limit: (bytes: Int, cut: Cut)? = nil
  ) {
    self.outbound = outbound
    self.channel = channel
    self.limit = limit
  }

  /// Writes a piece of the body.
  func write(_ bytes: [UInt8]) async throws {
    guard !bytes.isEmpty else { return }
    try await write(channel.allocator.buffer(bytes: bytes))
  }

  /// Writes a piece of the body, as far as an injected fault lets it.
  func write(_ buffer: ByteBuffer) async throws {
    guard let limit else { return try await outbound.write(.body(buffer)) }
    let before = written.withLock { count in
      defer { count += buffer.readableBytes }
      return count
    }
    let room = limit.bytes - before
    guard buffer.readableBytes >= room else { return try await outbound.write(.body(buffer)) }
    if let part = buffer.getSlice(at: buffer.readerIndex, length: max(0, room)), room > 0 {
      try await outbound.write(.body(part))
    }
    throw limit.cut
  }

  /// Calls back once the stream or connection is gone.
  func onClose(_ handler: @escaping @Sendable () -> Void) {
    channel.closeFuture.whenComplete { _ in handler() }
  }

  /// Waits until the stream or connection is gone.
  func waitUntilClosed() async {
    try? await channel.closeFuture.get()
  }
}
