import NIOCore

/// Makes a connection half-open on purpose: what comes is dropped, and so is what would be sent.
final class ConnectionFreezer: ChannelDuplexHandler {
  typealias InboundIn = ByteBuffer
  typealias OutboundIn = ByteBuffer

  private var isFrozen = false

  /// Freezes a connection for as long as it stays open.
  static func freeze(_ connection: any Channel) async throws {
    try await connection.pipeline.handler(type: ConnectionFreezer.self).map { $0.isFrozen = true }
      .get()
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    if !isFrozen { context.fireChannelRead(data) }
  }

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    if isFrozen { promise?.succeed() } else { context.write(data, promise: promise) }
  }
}
