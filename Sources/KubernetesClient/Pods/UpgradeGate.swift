import NIOCore

/// Keeps the end of a connection from the HTTP decoder while that leaves the pipeline.
///
/// A server that refuses a port says so and closes, all at once behind its head. A decoder that learns
/// of the end before it has left drops what it has not decoded, which is what the server said. Whoever
/// closes the gate looks for the end itself.
final class UpgradeGate: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer

  /// Whether the end is kept back.
  var isClosed = false

  func channelInactive(context: ChannelHandlerContext) {
    if !isClosed { context.fireChannelInactive() }
  }
}
