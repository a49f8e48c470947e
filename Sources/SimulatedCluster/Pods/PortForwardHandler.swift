import NIOCore
import NIOWebSocket

/// Carries a port forward's session on a connection's event loop.
final class PortForwardHandler: ChannelInboundHandler {
  typealias InboundIn = WebSocketFrame
  typealias OutboundOut = WebSocketFrame

  /// How many pieces may wait for a program that does not read; then the connection is closed.
  static let backlog = 1024

  private var session: PortForwardSession
  private let inputs: [AsyncStream<[UInt8]>.Continuation]
  private var context: ChannelHandlerContext?

  /// Makes the handler of a session; `inputs` take what is for each entry.
  init(ports: [UInt16], inputs: [AsyncStream<[UInt8]>.Continuation]) {
    session = PortForwardSession(ports: ports)
    self.inputs = inputs
  }

  func handlerAdded(context: ChannelHandlerContext) {
    self.context = context
  }

  /// Sends what the session begins with, once the codec is in its place.
  func begin() {
    perform(session.greeting, promise: nil)
  }

  func handlerRemoved(context: ChannelHandlerContext) {
    self.context = nil
    for input in inputs { input.finish() }
  }

  func channelInactive(context: ChannelHandlerContext) {
    for input in inputs { input.finish() }
    context.fireChannelInactive()
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    context.close(promise: nil)
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    let frame = unwrapInboundIn(data)
    let opcode: PortForwardSession.Opcode
    switch frame.opcode {
    case .binary, .text, .continuation: opcode = .data
    case .ping: opcode = .ping
    case .connectionClose: opcode = .close
    default: opcode = .pong
    }
    perform(session.receive(opcode, Array(frame.unmaskedData.readableBytesView)), promise: nil)
  }

  /// What the server says next belongs to the client of the exchange that was, not to it.
  func channelReadComplete(context: ChannelHandlerContext) {}

  /// Sends what an entry's program says; the promise is kept once the connection has taken it.
  func output(_ entry: Int, _ bytes: [UInt8], promise: EventLoopPromise<Void>) {
    guard context != nil else { return promise.fail(ChannelError.alreadyClosed) }
    perform(session.output(entry, bytes), promise: promise)
  }

  /// Notes that an entry's program has closed, or never listened.
  func end(_ entry: Int, error: String?) {
    perform(session.end(entry, error: error), promise: nil)
  }

  private func perform(
    _ actions: [PortForwardSession.Action], promise: EventLoopPromise<Void>?
  ) {
    guard let context else { return }
    for action in actions {
      switch action {
      case .send(let bytes): write(.binary, bytes, context)
      case .pong(let bytes): write(.pong, bytes, context)
      case .deliver(let entry, let bytes):
        if case .enqueued = inputs[entry].yield(bytes) { continue }
        context.close(promise: nil)
      case .close:
        write(.connectionClose, [0x03, 0xE8], context)
        context.flush()
        context.close(promise: nil)
      }
    }
    context.flush()
    promise?.succeed()
  }

  private func write(
    _ opcode: WebSocketOpcode, _ bytes: [UInt8], _ context: ChannelHandlerContext
  ) {
    let data = context.channel.allocator.buffer(bytes: bytes)
    let frame = WebSocketFrame(fin: true, opcode: opcode, data: data)
    context.write(wrapOutboundOut(frame), promise: nil)
  }
}
