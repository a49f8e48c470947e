import NIOCore
import NIOPosix
import Synchronization

/// A listening socket, with a task for each of its connections.
final class LoopbackListener: Sendable {
  /// The port that it listens on.
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

  /// Binds, and hands each connection to `serve` once `configure` has set its channel up.
  ///
  /// Port 0 lets the system choose a free one.
  static func start<Connection: Sendable>(
    host: String = "127.0.0.1", port: Int = 0, threads: Int = 1,
    configure: @escaping @Sendable (any Channel) -> EventLoopFuture<Connection>,
    serve: @escaping @Sendable (Connection) async -> Void
  ) async throws -> LoopbackListener {
    let group = MultiThreadedEventLoopGroup(numberOfThreads: threads)
    let connections = OpenConnections()
    do {
      let server = try await ServerBootstrap(group: group)
        .serverChannelOption(.backlog, value: 256)
        .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
        .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
        .bind(host: host, port: port) { channel in
          connections.add(channel)
          return configure(channel)
        }
      let acceptLoop = Task { await accept(server, serve) }
      return LoopbackListener(
        port: server.channel.localAddress?.port ?? port, group: group, listener: server.channel,
        acceptLoop: acceptLoop, connections: connections)
    } catch {
      try? await group.shutdownGracefully()
      throw error
    }
  }

  /// Closes every connection that is open; new ones are welcome.
  func closeConnections() async {
    await connections.closeAll()
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

  private static func accept<Connection: Sendable>(
    _ server: NIOAsyncChannel<Connection, Never>,
    _ serve: @escaping @Sendable (Connection) async -> Void
  ) async {
    await withDiscardingTaskGroup { tasks in
      try? await server.executeThenClose { connections in
        for try await connection in connections {
          tasks.addTask { await serve(connection) }
        }
      }
      // The connections' tasks end with their connections; see `shutdown`.
    }
  }
}

/// The connections that are open, so that they can be closed.
private final class OpenConnections: Sendable {
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
