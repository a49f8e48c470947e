import NIOCore
import NIOWebSocket

/// Carries frames between a channel and a ``PortForwardSession``, at the end of the pipeline.
///
/// It is what decides about reading: a session whose readers are behind leaves bytes in the socket.
final class PortForwardHandler: ChannelDuplexHandler {
  typealias InboundIn = WebSocketFrame
  typealias OutboundIn = Never
  typealias OutboundOut = WebSocketFrame

  // Whoever uses the session keeps it; without anybody the channel closes.
  private weak var session: PortForwardSession?

  init(_ session: PortForwardSession) { self.session = session }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    guard let session else { return context.close(promise: nil) }
    let frame = unwrapInboundIn(data)
    let kind = PortForwardFrame.Kind(rawValue: UInt8(webSocketOpcode: frame.opcode))
    guard let kind, frame.reservedBits.isEmpty else {
      return answer(session.malformed("an unknown kind of frame"), session, context)
    }
    let payload = Array(frame.unmaskedData.readableBytesView)
    let replies = session.receive(
      PortForwardFrame(kind: kind, isFinal: frame.fin, payload: payload))
    answer(replies, session, context)
  }

  func read(context: ChannelHandlerContext) {
    // The session asks again when its readers have caught up.
    if session?.mayRead() ?? true { context.read() }
  }

  func channelInactive(context: ChannelHandlerContext) {
    session?.endOfTransport("the connection was closed")
    context.fireChannelInactive()
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    guard let session else { return context.close(promise: nil) }
    switch error {
    case is NIOWebSocketError:
      answer(session.malformed("a frame that is too large or malformed"), session, context)
    default:
      session.endOfTransport(Self.reason(error))
      context.close(promise: nil)
    }
  }

  private static func reason(_ error: any Error) -> String {
    (error as? IOError).map { TransportFailure.words($0.errnoCode) } ?? "the connection was closed"
  }

  /// The server's close frame is answered before TCP is closed.
  private func answer(
    _ frames: [PortForwardFrame], _ session: PortForwardSession, _ context: ChannelHandlerContext
  ) {
    for frame in frames {
      context.writeAndFlush(wrapOutboundOut(session.masked(frame)), promise: nil)
    }
    if session.hasEnded { context.close(promise: nil) }
  }
}
