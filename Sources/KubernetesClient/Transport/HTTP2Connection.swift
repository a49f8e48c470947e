import NIOCore
import NIOHTTP1
import NIOHTTP2
import Synchronization

/// A connection that carries many requests at once.
final class HTTP2Connection: Sendable {
  /// How many bytes may be on their way for a stream and for all of them: what fills a link of
  /// 600 Mbit/s with a round trip of 50 ms.
  static let windowSize = 4 << 20

  private struct State {
    var streams = 0
    var limit = 100
    var isRetired = false
  }

  let phases: ConnectionPhases
  let failures: ConnectionFailures
  let channel: any Channel
  private let multiplexer: NIOLoopBound<HTTP2StreamMultiplexer>
  private let state = Mutex(State())

  /// Prepares an open channel, on its event loop.
  init(
    _ channel: any Channel, _ phases: ConnectionPhases, _ failures: ConnectionFailures,
    _ pings: IdlePing.Times
  ) throws {
    self.channel = channel
    self.phases = phases
    self.failures = failures
    let multiplexer = HTTP2StreamMultiplexer(
      mode: .client, channel: channel, targetWindowSize: Self.windowSize,
      inboundStreamInitializer: nil)
    self.multiplexer = NIOLoopBound(multiplexer, eventLoop: channel.eventLoop)
    let settings: HTTP2Settings = [
      HTTP2Setting(parameter: .enablePush, value: 0),
      HTTP2Setting(parameter: .initialWindowSize, value: Self.windowSize),
      HTTP2Setting(parameter: .maxHeaderListSize, value: 1 << 20),
    ]
    let observer = HTTP2Observer()
    try channel.pipeline.syncOperations.addHandlers([
      ConnectionWatch(failures), NIOHTTP2Handler(mode: .client, initialSettings: settings),
      IdlePing(pings), DataFrameCompactor(), observer, multiplexer, ConnectionCloser(),
    ])
    observer.onStreamLimit = { [weak self] limit in self?.state.withLock { $0.limit = limit } }
    observer.onGoAway = { [weak self] in self?.retire() }
  }

  /// Takes a place for a stream; false where there is none, or the server wants no more.
  func reserve() -> Bool {
    guard channel.isActive else { return false }
    return state.withLock { state in
      guard !state.isRetired, state.streams < state.limit else { return false }
      state.streams += 1
      return true
    }
  }

  /// Sends a request whose answer the exchange takes; a place has been reserved.
  func start(_ message: HTTPMessage, _ exchange: Exchange) {
    let reservation = Reservation { [weak self] in self?.release() }
    channel.eventLoop.execute { [self] in
      let opened = channel.eventLoop.makePromise(of: (any Channel).self)
      multiplexer.value.createStreamChannel(promise: opened) { [self] stream in
        stream.eventLoop.makeCompletedFuture { try prepare(stream, exchange, reservation) }
      }
      opened.futureResult.assumeIsolated().whenComplete { [self] result in
        switch result {
        case .success(let stream): send(message, on: stream, exchange)
        case .failure(let error):
          exchange.fail(failures.first ?? error)
          reservation.end()
        }
      }
    }
  }

  /// Takes no further requests, and is closed when those that run have ended.
  func retire() {
    let isIdle = state.withLock { state in
      state.isRetired = true
      return state.streams == 0
    }
    if isIdle { channel.close(promise: nil) }
  }

  /// Closes the connection and what it carries.
  func close() { channel.close(promise: nil) }

  private func prepare(
    _ stream: any Channel, _ exchange: Exchange, _ reservation: Reservation
  ) throws {
    let handler = ExchangeHandler(failures: failures) { _ in }
    handler.begin(exchange)
    let pipeline = stream.pipeline.syncOperations
    try pipeline.addHandler(HTTP2FramePayloadToHTTP1ClientCodec(httpProtocol: .https))
    try pipeline.addHandler(handler)
    try stream.syncOptions?.setOption(.autoRead, value: false)
    stream.closeFuture.whenComplete { _ in reservation.end() }
  }

  private func send(_ message: HTTPMessage, on stream: any Channel, _ exchange: Exchange) {
    guard exchange.attach(stream) else { return stream.close(promise: nil) }
    stream.write(HTTPClientRequestPart.head(message.head(.http2)), promise: nil)
    if let body = message.body {
      stream.write(HTTPClientRequestPart.body(.byteBuffer(body)), promise: nil)
    }
    stream.writeAndFlush(HTTPClientRequestPart.end(nil), promise: nil)
    stream.read()
  }

  private func release() {
    let isDone = state.withLock { state in
      state.streams -= 1
      return state.isRetired && state.streams == 0
    }
    if isDone { channel.close(promise: nil) }
  }
}

/// The place of one stream among those that the server allows; given back once.
private final class Reservation: Sendable {
  private let release: Mutex<(@Sendable () -> Void)?>

  init(_ release: @escaping @Sendable () -> Void) { self.release = Mutex(release) }

  func end() { release.withLock { $0.take() }?() }
}

/// Notes what the server says about the connection as a whole.
private final class HTTP2Observer: ChannelInboundHandler {
  typealias InboundIn = HTTP2Frame
  typealias InboundOut = HTTP2Frame

  var onStreamLimit: (Int) -> Void = { _ in }
  var onGoAway: () -> Void = {}

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch unwrapInboundIn(data).payload {
    case .settings(.settings(let settings)):
      if let limit = settings.last(where: { $0.parameter == .maxConcurrentStreams }) {
        onStreamLimit(limit.value)
      }
    case .goAway: onGoAway()
    default: break
    }
    context.fireChannelRead(data)
  }
}
