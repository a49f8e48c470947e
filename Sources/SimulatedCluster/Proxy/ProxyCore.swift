import KubernetesConfiguration
import NIOCore
import NIOPosix
import Synchronization

/// What all connections of a proxy share.
final class ProxyCore: Sendable {
  /// Why a destination is not reached.
  enum Failure: Error {
    /// It is not on this machine and no route leads to it.
    case unreachable
    /// Nothing listens there.
    case refused
  }

  let options: SimulatedProxy.Options
  let log: RequestLog<SimulatedProxy.RequestRecord>
  let faults = FaultQueue<SimulatedProxy.Fault>()
  private let routes: Mutex<[String: String]>

  init(_ options: SimulatedProxy.Options) {
    self.options = options
    log = RequestLog(capacity: options.requestLogSize)
    routes = Mutex(options.routes)
  }

  /// Leads a host to a loopback address from now on.
  func route(_ host: String, to destination: String) {
    routes.withLock { $0[host] = destination }
  }

  /// Whether the user and the password are those that the proxy asks for.
  func admits(_ credentials: SimulatedProxy.Credentials?) -> Bool {
    options.credentials == nil || options.credentials == credentials
  }

  /// Connects to where a host is.
  func connect(
    _ host: String, _ port: Int, on eventLoop: any EventLoop
  ) async throws(Failure) -> ProxyConnection.Bytes {
    guard let address = address(host, port) else { throw .unreachable }
    do {
      return try await ClientBootstrap(group: eventLoop)
        .channelOption(.tcpOption(.tcp_nodelay), value: 1)
        .connectTimeout(.seconds(5))
        .connect(to: address) { channel in
          channel.eventLoop.makeCompletedFuture {
            try ProxyConnection.Bytes(wrappingChannelSynchronously: channel)
          }
        }
    } catch {
      throw .refused
    }
  }

  private func address(_ host: String, _ port: Int) -> SocketAddress? {
    let routes = routes.withLock { $0 }
    var target = ProxyTarget(host: host, port: port)
    if let route = routes[target.description] ?? routes[host],
      let routed = ProxyTarget(route, defaultPort: port)
    {
      target = routed
    }
    let address = target.host == "localhost" ? "127.0.0.1" : target.host
    guard IPAddress(address)?.isLoopback == true else { return nil }
    return try? SocketAddress(ipAddress: address, port: target.port)
  }
}
