import NIOCore
import NIOSSL

/// A proxy on a loopback port: HTTP (CONNECT, and absolute-form requests for `http://` servers),
/// the same over TLS, or SOCKS5.
///
/// It connects to loopback addresses only; other hosts are reached through ``Options/routes``, so
/// that a test can talk to `https://kube.example:6443` without a name service. What was asked of it
/// stands in its log of requests, and it can be told to fail.
public final class SimulatedProxy: Sendable {
  /// The port that it listens on.
  public let port: Int
  /// What was asked of the proxy at its start.
  public let options: Options
  /// The root that verifies the proxy's own certificate, as PEM; nil where it speaks no TLS.
  public let certificateAuthorityPEM: String?

  private let core: ProxyCore
  private let listener: LoopbackListener

  private init(
    options: Options, authorityPEM: String?, core: ProxyCore, listener: LoopbackListener
  ) {
    self.options = options
    certificateAuthorityPEM = authorityPEM
    self.core = core
    self.listener = listener
    port = listener.port
  }

  /// Binds and serves.
  ///
  /// Throws when the port cannot be had or the certificate cannot be used.
  public static func start(_ options: Options = Options()) async throws -> SimulatedProxy {
    let core = ProxyCore(options)
    let certificate = try options.kind == .https ? options.ownCertificate : nil
    let tls = try certificate.map { try TLSSettings().context($0) }
    let listener = try await LoopbackListener.start(
      configure: { channel in
        channel.eventLoop.makeCompletedFuture {
          if let tls {
            try channel.pipeline.syncOperations.addHandler(NIOSSLServerHandler(context: tls))
          }
          return try ProxyConnection.Bytes(wrappingChannelSynchronously: channel)
        }
      },
      serve: { await ProxyConnection(core: core, client: $0).serve() })
    return SimulatedProxy(
      options: options, authorityPEM: certificate?.authorityPEM, core: core, listener: listener)
  }

  /// The proxy's URL without credentials: `http://127.0.0.1:PORT`, `https://…` or `socks5://…`.
  public var url: String { "\(options.kind.rawValue)://127.0.0.1:\(port)" }

  /// The proxy's URL with the user and the password, where it asks for them; they are not escaped.
  public var urlWithCredentials: String {
    guard let credentials = options.credentials else { return url }
    return "\(options.kind.rawValue)://\(credentials.user):\(credentials.password)"
      + "@127.0.0.1:\(port)"
  }

  /// The requests so far, oldest first.
  public var requests: [RequestRecord] { core.log.records }

  /// Forgets the requests so far.
  public func clearRequests() { core.log.clear() }

  /// Leads a host, with or without a port, to a loopback address from now on; see
  /// ``Options/routes``.
  public func route(_ host: String, to destination: String) {
    core.route(host, to: destination)
  }

  /// Has the next requests fail, so many times or, with nil, from now on.
  ///
  /// Faults strike in the order in which they were added.
  public func inject(_ fault: Fault, times: Int? = nil) { core.faults.add(fault, times: times) }

  /// Takes all faults back.
  public func clearFaults() { core.faults.clear() }

  /// Closes every connection and tunnel; the port stays open.
  public func closeConnections() async { await listener.closeConnections() }

  /// Closes the port and every connection; the proxy cannot be used afterwards.
  public func shutdown() async throws { try await listener.shutdown() }
}
