import NIOCore
import NIOHTTP1
import NIOWebSocket

extension ExchangeHandler {
  /// The largest frame that a client may send.
  private static let frameLimit = 1 << 20

  /// Writes bytes past the encoder of HTTP, and closes.
  func writeClosing(_ bytes: [UInt8], _ channel: any Channel) async throws {
    try await channel.eventLoop.flatSubmit {
      Self.writeRaw(bytes, channel)
    }.get()
    try? await channel.close()
  }

  /// Switches a connection to a port forward's frames, and serves it until it ends.
  func serve(_ forward: PortForward, _ channel: any Channel) async throws {
    let inputs = forward.entries.map { _ in
      AsyncStream<[UInt8]>.makeStream(bufferingPolicy: .bufferingOldest(PortForwardHandler.backlog))
    }
    let handler = try await channel.eventLoop.flatSubmit {
      Self.install(forward, inputs.map(\.continuation), channel)
    }.get()
    await withDiscardingTaskGroup { group in
      for (entry, input) in inputs.enumerated() {
        group.addTask {
          let error = await Self.run(entry, of: forward, input.stream, handler, channel.eventLoop)
          channel.eventLoop.execute { handler.value.end(entry, error: error) }
        }
      }
      try? await channel.closeFuture.get()
      group.cancelAll()
    }
  }

  /// Runs what listens at an entry's port until it closes; the text says that nothing does.
  private static func run(
    _ entry: Int, of forward: PortForward, _ input: AsyncStream<[UInt8]>,
    _ handler: NIOLoopBound<PortForwardHandler>, _ loop: any EventLoop
  ) async -> String? {
    guard let listener = forward.listener(entry) else { return forward.refusal(entry) }
    let connection = PodConnection(received: input) { bytes in
      let promise = loop.makePromise(of: Void.self)
      loop.execute { handler.value.output(entry, bytes, promise: promise) }
      try await promise.futureResult.get()
    }
    switch listener {
    case .tcp(let serve): await serve(connection)
    case .http(let answer): await PodHTTPServer(answer: answer).serve(connection)
    }
    return nil
  }

  /// Puts the frames' codec in the place of HTTP's, in one turn of the event loop: a client that has
  /// seen the answer may send at once.
  private static func install(
    _ forward: PortForward, _ inputs: [AsyncStream<[UInt8]>.Continuation], _ channel: any Channel
  ) -> EventLoopFuture<NIOLoopBound<PortForwardHandler>> {
    let pipeline = channel.pipeline.syncOperations
    do {
      let encoder = try pipeline.context(handlerType: HTTPResponseEncoder.self)
      let decoder = try pipeline.context(
        handlerType: ByteToMessageHandler<HTTPRequestDecoder>.self)
      encoder.writeAndFlush(
        NIOAny(channel.allocator.buffer(string: forward.head)), promise: nil)
      let after = try pipeline.handler(type: ByteToMessageHandler<HTTPRequestDecoder>.self)
      let removedEncoder = pipeline.removeHandler(context: encoder)
      let handler = PortForwardHandler(ports: forward.entries, inputs: inputs)
      try pipeline.addHandlers(
        [
          WebSocketFrameEncoder(),
          ByteToMessageHandler(WebSocketFrameDecoder(maxFrameSize: frameLimit)), handler,
        ], position: .after(after))
      handler.begin()
      let bound = NIOLoopBound(handler, eventLoop: channel.eventLoop)
      return removedEncoder.and(pipeline.removeHandler(context: decoder)).map { _ in bound }
    } catch {
      return channel.eventLoop.makeFailedFuture(error)
    }
  }

  private static func writeRaw(
    _ bytes: [UInt8], _ channel: any Channel
  ) -> EventLoopFuture<Void> {
    do {
      let encoder = try channel.pipeline.syncOperations.context(
        handlerType: HTTPResponseEncoder.self)
      let promise = channel.eventLoop.makePromise(of: Void.self)
      encoder.writeAndFlush(NIOAny(channel.allocator.buffer(bytes: bytes)), promise: promise)
      return promise.futureResult
    } catch {
      return channel.eventLoop.makeFailedFuture(error)
    }
  }
}
