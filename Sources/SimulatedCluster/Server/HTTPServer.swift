import NIOCore
import NIOHTTP1
import NIOHTTP2
import NIOPosix
import NIOSSL
import Synchronization

/// The listening socket, and a task for each connection and each stream.
final class HTTPServer: Sendable {
  typealias Exchange = NIOAsyncChannel<HTTPServerRequestPart, OutboundPart>
  typealias Negotiated = EventLoopFuture<
    NIONegotiatedHTTPVersion<
      Exchange, (any Channel, NIOHTTP2Handler.AsyncStreamMultiplexer<Exchange>)
    >
  >

  /// The port that the server listens on.
  let port: Int
  private let group: MultiThreadedEventLoopGroup
  private let listener: any Channel
  private let acceptLoop: Task<Void, Never>
  private let connections: OpenConnections

  private init(
    port: Int, group: MultiThreadedEventLoopGroup, listener: any Channel,
    acceptLoop: Task<Void, Never>, connections: OpenConnections
  ) {
    self.port = port
    self.group = group
    self.listener = listener
    self.acceptLoop = acceptLoop
    self.connections = connections
  }

  /// Binds and serves.
  static func start(core: ServerCore, certificates: ServerCertificates) async throws -> HTTPServer {
    let tls = try NIOSSLContext(
      configuration: certificates.tlsConfiguration(offersHTTP2: core.options.offersHTTP2))
    let group = MultiThreadedEventLoopGroup(numberOfThreads: 2)
    let connections = OpenConnections()
    do {
      let server = try await ServerBootstrap(group: group)
        .serverChannelOption(.backlog, value: 256)
        .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
        .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
        .bind(host: core.options.host, port: core.options.port) { channel in
          Self.configure(channel, tls: tls, connections: connections)
        }
      let port = server.channel.localAddress?.port ?? core.options.port
      let listener = server.channel
      let acceptLoop = Task { await Self.accept(server, core: core) }
      return HTTPServer(
        port: port, group: group, listener: listener, acceptLoop: acceptLoop,
        connections: connections)
    } catch {
      try? await group.shutdownGracefully()
      throw error
    }
  }

  /// Closes the port and every connection.
  func shutdown() async throws {
    try? await listener.close()
    // Only then: a stream that a client opens after its connection's loop was cancelled would be
    // dropped unserved, which swift-nio takes for a defect and traps.
    await connections.closeAll()
    acceptLoop.cancel()
    await acceptLoop.value
    try await group.shutdownGracefully()
  }

  private static func configure(
    _ channel: any Channel, tls: NIOSSLContext, connections: OpenConnections
  ) -> EventLoopFuture<Negotiated> {
    connections.add(channel)
    return channel.eventLoop.makeCompletedFuture {
      try channel.pipeline.syncOperations.addHandler(NIOSSLServerHandler(context: tls))
    }.flatMap {
      var http2 = NIOHTTP2Handler.Configuration()
      http2.connection.initialSettings = [
        HTTP2Setting(parameter: .maxConcurrentStreams, value: 250),
        HTTP2Setting(parameter: .maxHeaderListSize, value: 1 << 16),
        HTTP2Setting(parameter: .initialWindowSize, value: 1 << 18),
      ]
      return channel.configureAsyncHTTPServerPipeline(
        http2Configuration: http2,
        http1ConnectionInitializer: { Self.exchange(on: $0, isHTTP2: false) },
        http2ConnectionInitializer: { $0.eventLoop.makeSucceededFuture($0) },
        http2StreamInitializer: { Self.exchange(on: $0, isHTTP2: true) })
    }
  }

  /// Both versions of HTTP end in the same parts.
  private static func exchange(on channel: any Channel, isHTTP2: Bool) -> EventLoopFuture<Exchange>
  {
    channel.eventLoop.makeCompletedFuture {
      let pipeline = channel.pipeline.syncOperations
      if isHTTP2 { try pipeline.addHandler(HTTP2FramePayloadToHTTP1ServerCodec()) }
      try pipeline.addHandler(BufferToIOData())
      return try Exchange(
        wrappingChannelSynchronously: channel,
        configuration: .init(isOutboundHalfClosureEnabled: false))
    }
  }

  private static func accept(
    _ server: NIOAsyncChannel<Negotiated, Never>, core: ServerCore
  ) async {
    await withDiscardingTaskGroup { tasks in
      try? await server.executeThenClose { connections in
        for try await connection in connections {
          tasks.addTask { await serve(connection, core: core) }
        }
      }
      // The connections' tasks end with their connections; see `shutdown`.
    }
  }

  private static func serve(_ negotiated: Negotiated, core: ServerCore) async {
    guard let version = try? await negotiated.get() else { return }
    switch version {
    case .http1_1(let channel):
      await ExchangeHandler(core: core, isHTTP2: false).serve(channel)
    case .http2((_, let multiplexer)):
      await withDiscardingTaskGroup { streams in
        do {
          for try await stream in multiplexer.inbound {
            streams.addTask { await ExchangeHandler(core: core, isHTTP2: true).serve(stream) }
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

/// The connections that are open, so that a shutdown can close them.
final class OpenConnections: Sendable {
  private let channels = Mutex<[ObjectIdentifier: any Channel]>([:])

  func add(_ channel: any Channel) {
    let id = ObjectIdentifier(channel)
    channels.withLock { $0[id] = channel }
    channel.closeFuture.whenComplete { [weak self] _ in
      self?.channels.withLock { _ = $0.removeValue(forKey: id) }
    }
  }

  func closeAll() async {
    let open = channels.withLock { Array($0.values) }
    for channel in open { channel.close(promise: nil) }
    for channel in open { try? await channel.closeFuture.get() }
  }
}
