import NIOCore

/// What client and proxy say to each other before the way to the server is open.
protocol ProxyConversation: Sendable {
  /// What the client says first.
  func opening() throws(ProxyFailure) -> [UInt8]
  /// Takes what the proxy has said so far, all of it not yet answered.
  mutating func take(_ received: ByteBuffer) throws(ProxyFailure) -> ProxyStep
}

/// How a conversation with a proxy goes on.
enum ProxyStep: Hashable {
  /// The proxy has not said all of it yet.
  case more
  /// So many bytes have been understood; the client says this.
  case say([UInt8], consumed: Int)
  /// The way is open after so many bytes.
  case done(consumed: Int)
}

/// Holds a ``ProxyConversation`` on a channel, and leaves it when the way is open.
///
/// What the proxy may say in all is bounded by ``limit``.
final class ProxyHandshakeHandler: ChannelInboundHandler, RemovableChannelHandler, Sendable {
  typealias InboundIn = ByteBuffer
  typealias InboundOut = ByteBuffer
  typealias OutboundOut = ByteBuffer

  /// How much may be said before the way is open: a head of HTTP, mostly.
  static let limit = 64 << 10

  private struct State {
    var conversation: any ProxyConversation
    var received = ByteBuffer()
    var promise: EventLoopPromise<Void>?
  }

  private let state: NIOLoopBoundBox<State>
  private let promise: EventLoopPromise<Void>

  init(_ conversation: any ProxyConversation, _ promise: EventLoopPromise<Void>) {
    self.promise = promise
    state = .makeBoxSendingValue(
      State(conversation: conversation, promise: promise), eventLoop: promise.futureResult.eventLoop
    )
  }

  func handlerAdded(context: ChannelHandlerContext) {
    do {
      say(try state.value.conversation.opening(), context)
    } catch {
      fail(error, context)
    }
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    var piece = unwrapInboundIn(data)
    guard state.value.promise != nil else { return context.fireChannelRead(data) }
    state.value.received.writeBuffer(&piece)
    do {
      try goOn(context)
    } catch {
      fail(error, context)
    }
  }

  func channelInactive(context: ChannelHandlerContext) {
    fail(ProxyFailure.closed, context)
    context.fireChannelInactive()
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) { fail(error, context) }

  private func goOn(_ context: ChannelHandlerContext) throws {
    while true {
      switch try state.value.conversation.take(state.value.received) {
      case .more:
        guard state.value.received.readableBytes <= Self.limit else {
          throw ProxyFailure.malformed
        }
        return
      case .say(let words, let consumed):
        state.value.received.moveReaderIndex(forwardBy: consumed)
        say(words, context)
      case .done(let consumed):
        state.value.received.moveReaderIndex(forwardBy: consumed)
        return leave(context)
      }
    }
  }

  private func say(_ words: [UInt8], _ context: ChannelHandlerContext) {
    guard !words.isEmpty else { return }
    context.writeAndFlush(wrapOutboundOut(ByteBuffer(bytes: words)), promise: nil)
  }

  /// What came after the proxy's last word is the server's.
  private func leave(_ context: ChannelHandlerContext) {
    let rest = state.value.received
    let promise = state.value.promise.take()
    // Nobody is there yet to take what the server says.
    _ = try? context.channel.syncOptions?.setOption(.autoRead, value: false)
    if rest.readableBytes > 0 { context.fireChannelRead(wrapInboundOut(rest)) }
    context.pipeline.syncOperations.removeHandler(context: context, promise: promise)
  }

  private func fail(_ error: any Error, _ context: ChannelHandlerContext) {
    state.value.promise.take()?.fail(error)
    context.close(promise: nil)
  }
}
