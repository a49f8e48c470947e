import NIOCore
import NIOHTTP1

/// Feeds an ``Exchange`` from the parts of an answer, at the end of a stream's or connection's
/// pipeline; reads no further than the exchange has room.
final class ExchangeHandler: ChannelInboundHandler {
  typealias InboundIn = HTTPClientResponsePart

  /// What was received outside of any exchange.
  struct UnexpectedAnswer: Error {}

  private var exchange: Exchange?
  private let failures: ConnectionFailures
  /// Called when an answer has ended; says whether the connection may carry another request.
  private let onEnd: (_ isReusable: Bool) -> Void
  private var isKeptAlive = true

  init(failures: ConnectionFailures, onEnd: @escaping (_ isReusable: Bool) -> Void) {
    self.failures = failures
    self.onEnd = onEnd
  }

  /// Takes the next answers for an exchange.
  func begin(_ exchange: Exchange) {
    self.exchange = exchange
    isKeptAlive = true
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch unwrapInboundIn(data) {
    case .head(let head):
      guard head.status.code >= 200 else { return }
      guard let exchange else { return fail(context, UnexpectedAnswer()) }
      isKeptAlive = head.isKeepAlive
      exchange.receive(head)
    case .body(let piece): exchange?.receive(piece)
    case .end:
      let ended = exchange
      exchange = nil
      // First, so that whoever reads the end finds the connection free for the next request.
      onEnd(isKeptAlive)
      ended?.finish()
    }
  }

  func channelReadComplete(context: ChannelHandlerContext) {
    context.fireChannelReadComplete()
    if let exchange, exchange.completeBatch() { context.read() }
  }

  func channelInactive(context: ChannelHandlerContext) {
    end(with: ChannelError.eof)
    context.fireChannelInactive()
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) { fail(context, error) }

  private func fail(_ context: ChannelHandlerContext, _ error: any Error) {
    end(with: error)
    context.close(promise: nil)
  }

  private func end(with error: any Error) {
    // Between two requests it is kept for the next one.
    guard let exchange else { return failures.note(error) }
    self.exchange = nil
    exchange.fail(failures.first ?? error)
    onEnd(false)
  }
}
