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
    try pipeline.addHandlers(encoder, decoder)
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
        upgrade(context, answer.head)
      } else {
        complete(context, failure: ChannelError.eof)
      }
    }
  }

  func channelInactive(context: ChannelHandlerContext) {
    complete(context, failure: ChannelError.eof)
    context.fireChannelInactive()
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    complete(context, failure: error)
  }

  /// What the server says after its head is the WebSocket's: HTTP passes it on when it leaves.
  private func upgrade(_ context: ChannelHandlerContext, _ head: HTTPResponseHead) {
    do {
      try agreement(head.headers)
      let pipeline = context.pipeline.syncOperations
      let frames = WebSocketFrameDecoder(maxFrameSize: PortForwardStateMachine.messageLimit)
      for handler in codec { removeCodec(handler, from: pipeline) }
      try pipeline.addHandlers(
        WebSocketFrameEncoder(), ByteToMessageHandler(frames), PortForwardHandler(session))
      session.attach(context.channel)
      timer?.cancel()
      promise.take()?.succeed(.upgraded)
      pipeline.removeHandler(context: context, promise: nil)
    } catch {
      answer = nil
      complete(context, failure: error)
    }
  }

  private func removeCodec(
    _ handler: any RemovableChannelHandler, from pipeline: ChannelPipeline.SynchronousOperations
  ) {
    guard let context = try? pipeline.context(handler: handler) else { return }
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
