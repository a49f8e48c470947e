import KubernetesClient
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
    case halfOpen
    case end
  }

  /// What an injected fault does with the body.
  struct Damage: Sendable {
    /// After how many bytes it is cut, and how.
    var limit: (bytes: Int, cut: Cut)?
    /// Which byte is another.
    var corruptAt: Int?
    /// How many bytes are written at a time, and the pause before each.
    var drip: (bytes: Int, pause: Duration)?
  }

  private let outbound: NIOAsyncChannelOutboundWriter<OutboundPart>
  private let channel: any Channel
  private let damage: Damage
  private let time: any TimeSource
  private let written = Mutex(0)

  init(
    _ outbound: NIOAsyncChannelOutboundWriter<OutboundPart>, channel: any Channel,
    damage: Damage = Damage(), time: any TimeSource
  ) {
    self.outbound = outbound
    self.channel = channel
    self.damage = damage
    self.time = time
  }

  /// Writes a piece of the body.
  func write(_ bytes: [UInt8]) async throws {
    guard !bytes.isEmpty else { return }
    try await write(channel.allocator.buffer(bytes: bytes))
  }

  /// Writes a piece of the body, as an injected fault lets it.
  func write(_ buffer: ByteBuffer) async throws {
    var buffer = buffer
    let before = written.withLock { count in
      defer { count += buffer.readableBytes }
      return count
    }
    corrupt(&buffer, from: before)
    guard let limit = damage.limit, before + buffer.readableBytes >= limit.bytes else {
      return try await drip(buffer)
    }
    let room = max(0, limit.bytes - before)
    if room > 0, let part = buffer.readSlice(length: room) { try await drip(part) }
    throw limit.cut
  }

  private func corrupt(_ buffer: inout ByteBuffer, from start: Int) {
    guard let position = damage.corruptAt, position >= start,
      position < start + buffer.readableBytes
    else { return }
    let index = buffer.readerIndex + position - start
    let byte = buffer.getInteger(at: index, as: UInt8.self) ?? 0
    buffer.setInteger(~byte, at: index)
  }

  private func drip(_ buffer: ByteBuffer) async throws {
    guard let drip = damage.drip else { return try await outbound.write(.body(buffer)) }
    var rest = buffer
    while rest.readableBytes > 0 {
      try await time.sleep(for: drip.pause)
      let size = min(max(1, drip.bytes), rest.readableBytes)
      if let part = rest.readSlice(length: size) { try await outbound.write(.body(part)) }
    }
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
