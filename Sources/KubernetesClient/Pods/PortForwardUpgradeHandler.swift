import NIOCore
import NIOHTTP1
import NIOWebSocket

/// Asks for a WebSocket, and leaves the channel to it, or reports what was answered instead.
final class PortForwardUpgradeHandler: ChannelInboundHandler, RemovableChannelHandler {
  typealias InboundIn = HTTPClientResponsePart
  typealias OutboundOut = HTTPClientRequestPart

  /// What became of the request.
  enum Outcome: Sendable {
    case upgraded
    case refused(HTTPResponseHead, body: [UInt8])
  }

  /// How much is kept of the body of a refusal.
  private static let bodyLimit = 64 << 10

  private let head: HTTPRequestHead
  private let timeout: TimeAmount
  private let session: PortForwardSession
  private let agreement: (HTTPHeaders) throws -> Void
  private var promise: EventLoopPromise<Outcome>?
  private var answer: (head: HTTPResponseHead, body: [UInt8])?
  private var timer: Scheduled<Void>?
  private var codec: [any RemovableChannelHandler] = []
  private let gate = UpgradeGate()
  /// What came for the WebSocket before it was there; nil while HTTP is spoken.
  private var early: [NIOAny]?

  /// Takes the request, and what checks a head of status 101.
  init(
    _ head: HTTPRequestHead, timeout: TimeAmount, session: PortForwardSession,
    agreement: @escaping (HTTPHeaders) throws -> Void, promise: EventLoopPromise<Outcome>
  ) {
    self.head = head
    self.timeout = timeout
    self.session = session
    self.agreement = agreement
    self.promise = promise
  }

  /// Sets up the pipeline of an open channel, on its event loop.
  func install(on channel: any Channel, _ failures: ConnectionFailures) throws {
    guard channel.isActive else { throw ChannelError.eof }
    let encoder = HTTPRequestEncoder()
    let decoder = ByteToMessageHandler(
      HTTPResponseDecoder(leftOverBytesStrategy: .forwardBytes))
    codec = [encoder, decoder]
    let pipeline = channel.pipeline.syncOperations
    try pipeline.addHandler(ConnectionWatch(failures))
    try pipeline.addHandlers(gate, encoder, decoder)
    try pipeline.addHandler(self)
  }

  func handlerAdded(context: ChannelHandlerContext) {
    timer = context.eventLoop.assumeIsolated().scheduleTask(in: timeout) {
      self.complete(context, failure: Exchange.TimeOut())
    }
    context.write(wrapOutboundOut(.head(head)), promise: nil)
    context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    guard promise != nil else { return }
    if early != nil {
      early?.append(data)
      return
    }
    switch unwrapInboundIn(data) {
    case .head(let head):
      if head.status.code == 101 || head.status.code >= 200 { answer = (head, []) }
    case .body(let piece):
      let room = Self.bodyLimit - (answer?.body.count ?? 0)
      answer?.body += piece.readableBytesView.prefix(room)
      if room <= piece.readableBytes { complete(context, failure: ChannelError.eof) }
    case .end:
      guard let answer else { return }
      if answer.head.status == .switchingProtocols {
        leaveHTTP(context, answer.head)
      } else {
        complete(context, failure: ChannelError.eof)
      }
    }
  }

  func channelInactive(context: ChannelHandlerContext) {
    if early == nil { complete(context, failure: ChannelError.eof) }
    context.fireChannelInactive()
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    complete(context, failure: error)
  }

  /// Has HTTP leave the pipeline: its decoder would take what the WebSocket writes for a request, and
  /// stays until it has passed on what came after the head.
  private func leaveHTTP(_ context: ChannelHandlerContext, _ head: HTTPResponseHead) {
    do {
      try agreement(head.headers)
      early = []
      gate.isClosed = true
      let pipeline = context.pipeline.syncOperations
      let hasLeft = try codec.map { handler in
        let left = context.eventLoop.makePromise(of: Void.self)
        pipeline.removeHandler(context: try pipeline.context(handler: handler), promise: left)
        return left.futureResult
      }
      EventLoopFuture.andAllComplete(hasLeft, on: context.eventLoop).assumeIsolated()
        .whenComplete { _ in self.enterWebSocket(context) }
    } catch {
      answer = nil
      early = nil
      complete(context, failure: error)
    }
  }

  /// Gives the WebSocket what has come for it meanwhile.
  private func enterWebSocket(_ context: ChannelHandlerContext) {
    guard let promise = promise.take() else { return }
    timer?.cancel()
    gate.isClosed = false
    let pipeline = context.pipeline.syncOperations
    let frames = WebSocketFrameDecoder(maxFrameSize: PortForwardStateMachine.messageLimit)
    do {
      try pipeline.addHandlers(
        WebSocketFrameEncoder(), ByteToMessageHandler(frames), PortForwardHandler(session))
    } catch {
      promise.fail(error)
      return context.close(promise: nil)
    }
    session.attach(context.channel)
    promise.succeed(.upgraded)
    for data in early ?? [] { context.fireChannelRead(data) }
    early = nil
    // A handler that comes after the end of its channel is not told of it.
    if !context.channel.isActive { session.endOfTransport("the connection was closed") }
    pipeline.removeHandler(context: context, promise: nil)
  }

  /// Ends without a WebSocket: with what was answered, or with a failure where nothing was.
  private func complete(_ context: ChannelHandlerContext, failure: any Error) {
    guard let promise = promise.take() else { return }
    timer?.cancel()
    if let answer, answer.head.status != .switchingProtocols {
      promise.succeed(.refused(answer.head, body: answer.body))
    } else {
      promise.fail(failure)
    }
    context.close(promise: nil)
  }
}
