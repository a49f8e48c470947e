import NIOCore
import NIOHTTP1
import NIOSSL
import Synchronization

/// A connection that carries one request after the other.
final class HTTP1Connection: Sendable {
  /// How long a connection may wait for its next request, as Go's client keeps them.
  static let idleTime = TimeAmount.seconds(90)

  let phases: ConnectionPhases
  let failures: ConnectionFailures
  let channel: any Channel
  private let handler: NIOLoopBound<ExchangeHandler>
  private let idleTimer = Mutex<Scheduled<Void>?>(nil)

  /// Prepares an open channel, on its event loop; `onEnd` is told when an answer has ended.
  init(
    _ channel: any Channel, _ phases: ConnectionPhases, _ failures: ConnectionFailures,
    onEnd: @escaping @Sendable (HTTP1Connection, _ isReusable: Bool) -> Void
  ) throws {
    self.channel = channel
    self.phases = phases
    self.failures = failures
    let owner = Owner()
    let handler = ExchangeHandler(failures: failures) { isReusable in
      if let connection = owner.connection { onEnd(connection, isReusable) }
    }
    self.handler = NIOLoopBound(handler, eventLoop: channel.eventLoop)
    let pipeline = channel.pipeline.syncOperations
    try pipeline.addHandler(ConnectionWatch(failures))
    try pipeline.addHTTPClientHandlers(leftOverBytesStrategy: .dropBytes)
    try pipeline.addHandler(handler)
    owner.connection = self
  }

  /// The connection, for its own handler.
  private final class Owner { weak var connection: HTTP1Connection? }

  /// Whether it can carry a request.
  var isUsable: Bool { channel.isActive }

  /// Sends a request whose answer the exchange takes.
  func start(_ message: HTTPMessage, _ exchange: Exchange) {
    idleTimer.withLock { $0.take() }?.cancel()
    channel.eventLoop.execute { [self] in
      guard channel.isActive else { return exchange.fail(failures.first ?? ChannelError.eof) }
      guard exchange.attach(channel) else {
        channel.close(promise: nil)
        return
      }
      handler.value.begin(exchange)
      _ = try? channel.syncOptions?.setOption(.autoRead, value: false)
      channel.write(HTTPClientRequestPart.head(message.head(.http1_1)), promise: nil)
      if let body = message.body {
        channel.write(HTTPClientRequestPart.body(.byteBuffer(body)), promise: nil)
      }
      channel.writeAndFlush(HTTPClientRequestPart.end(nil), promise: nil)
      channel.read()
    }
  }

  /// Waits for the next request; a server that closes meanwhile is noticed.
  func rest() {
    channel.eventLoop.execute { [self] in
      _ = try? channel.syncOptions?.setOption(.autoRead, value: true)
    }
    let timer = channel.eventLoop.scheduleTask(in: Self.idleTime) { [channel] in
      channel.close(promise: nil)
    }
    idleTimer.withLock { old in
      old?.cancel()
      old = timer
    }
  }

  /// Closes the connection and what it carries.
  func close() {
    idleTimer.withLock { $0.take() }?.cancel()
    channel.close(promise: nil)
  }
}
