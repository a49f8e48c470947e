import NIOCore
import NIOHTTP1
import NIOHTTP2

/// Serves the API on a port: HTTP/2 and HTTP/1.1 over TLS, or HTTP/1.1 in plain text.
struct HTTPServer: Sendable {
  typealias Exchange = NIOAsyncChannel<HTTPServerRequestPart, OutboundPart>
  typealias Version = NIONegotiatedHTTPVersion<
    Exchange, (any Channel, NIOHTTP2Handler.AsyncStreamMultiplexer<Exchange>)
  >
  typealias Negotiated = EventLoopFuture<Version>

  private let listener: LoopbackListener

  /// The port that the server listens on.
  var port: Int { listener.port }

  /// Binds and serves.
  static func start(core: ServerCore, tls: ServerTLS) async throws -> HTTPServer {
    let isPlain = core.options.isPlaintext
    return HTTPServer(
      listener: try await .start(
        host: core.options.host, port: core.options.port, threads: 2,
        configure: { channel in
          if core.faults.refusesConnection() { channel.close(promise: nil) }
          return isPlain ? configurePlain(channel) : configure(channel, tls: tls)
        },
        serve: { await serve($0, core: core, tls: tls) }))
  }

  /// Closes every connection.
  func closeConnections() async {
    await listener.closeConnections()
  }

  /// Closes the port and every connection.
  func shutdown() async throws {
    try await listener.shutdown()
  }

  private static func configure(
    _ channel: any Channel, tls: ServerTLS
  ) -> EventLoopFuture<Negotiated> {
    channel.eventLoop.makeCompletedFuture {
      try channel.pipeline.syncOperations.addHandlers([
        ConnectionFreezer(), LingeringClose(), tls.handler(),
      ])
    }.flatMap {
      var http2 = NIOHTTP2Handler.Configuration()
      http2.connection.initialSettings = [
        HTTP2Setting(parameter: .maxConcurrentStreams, value: 250),
        HTTP2Setting(parameter: .maxHeaderListSize, value: 1 << 16),
        HTTP2Setting(parameter: .initialWindowSize, value: 1 << 18),
      ]
      return channel.configureAsyncHTTPServerPipeline(
        http2Configuration: http2,
        http1ConnectionInitializer: { channel in
          Self.readAlways(channel).flatMap { Self.exchange(on: channel, isHTTP2: false) }
        },
        http2ConnectionInitializer: { $0.eventLoop.makeSucceededFuture($0) },
        http2StreamInitializer: { Self.exchange(on: $0, isHTTP2: true) })
    }
  }

  private static func configurePlain(_ channel: any Channel) -> EventLoopFuture<Negotiated> {
    channel.eventLoop.makeCompletedFuture {
      try channel.pipeline.syncOperations.addHandler(ConnectionFreezer())
      try channel.pipeline.syncOperations.configureHTTPServerPipeline(
        withPipeliningAssistance: false)
    }.flatMap {
      exchange(on: channel, isHTTP2: false)
    }.map { channel.eventLoop.makeSucceededFuture(.http1_1($0)) }
  }

  /// Takes the handler away that stops reading while an answer is written.
  ///
  /// The exchange answers in turn anyway, and with it the end of a client would be unseen as long as
  /// its watch is open.
  private static func readAlways(_ channel: any Channel) -> EventLoopFuture<Void> {
    channel.pipeline.handler(type: HTTPServerPipelineHandler.self).flatMap { handler in
      channel.pipeline.syncOperations.removeHandler(handler)
    }
  }

  /// Both versions of HTTP end in the same parts.
  static func exchange(on channel: any Channel, isHTTP2: Bool) -> EventLoopFuture<Exchange> {
    channel.eventLoop.makeCompletedFuture {
      let pipeline = channel.pipeline.syncOperations
      if isHTTP2 { try pipeline.addHandler(HTTP2FramePayloadToHTTP1ServerCodec()) }
      try pipeline.addHandler(BufferToIOData())
      return try Exchange(
        wrappingChannelSynchronously: channel,
        configuration: .init(isOutboundHalfClosureEnabled: false))
    }
  }

  private static func serve(_ negotiated: Negotiated, core: ServerCore, tls: ServerTLS) async {
    guard let version = try? await negotiated.get() else { return }
    switch version {
    case .http1_1(let channel):
      await ExchangeHandler(core: core, tls: tls, isHTTP2: false).serve(channel)
    case .http2((_, let multiplexer)):
      await withDiscardingTaskGroup { streams in
        do {
          for try await stream in multiplexer.inbound {
            streams.addTask {
              await ExchangeHandler(core: core, tls: tls, isHTTP2: true).serve(stream)
            }
          }
        } catch {
          // The connection is gone; so are its streams, whose tasks end by themselves.
        }
        streams.cancelAll()
      }
    }
  }
}

/// Wraps answer bodies as the HTTP encoders take them; that type is not `Sendable`.
private final class BufferToIOData: ChannelOutboundHandler {
  typealias OutboundIn = OutboundPart
  typealias OutboundOut = HTTPServerResponsePart

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    let part: HTTPServerResponsePart =
      switch unwrapOutboundIn(data) {
      case .head(let head): .head(head)
      case .body(let buffer): .body(.byteBuffer(buffer))
      case .end(let trailers): .end(trailers)
      }
    context.write(wrapOutboundOut(part), promise: promise)
  }
}
