import NIOCore
import NIOSSL
import Synchronization
import X509

/// The server's side of TLS: what it shows, and which client certificates it takes.
///
/// Both may change while it runs, for the connections to come.
final class ServerTLS: Sendable {
  private struct State {
    var authority: SimulatedCluster.CertificateAuthority
    var server: SimulatedCluster.IssuedCertificate
    var clientAuthorities: [SimulatedCluster.CertificateAuthority]
    var context: NIOSSLContext
  }

  private let settings: TLSSettings
  private let trust: ClientTrust
  private let state: Mutex<State>

  init(_ certificates: ServerCertificates, options: SimulatedCluster.Options) throws {
    settings = TLSSettings(options)
    let authorities = options.clientAuthorities ?? [certificates.authority]
    trust = ClientTrust(authorities)
    state = Mutex(
      State(
        authority: certificates.authority, server: certificates.server,
        clientAuthorities: authorities,
        context: try settings.context(certificates.server, clientAuthorities: authorities)))
  }

  /// The authority that issues the server's certificates.
  var authority: SimulatedCluster.CertificateAuthority { state.withLock { $0.authority } }

  /// The certificate that new connections see.
  var server: SimulatedCluster.IssuedCertificate { state.withLock { $0.server } }

  /// Shows another certificate, and remembers its authority where that is a new one.
  func replace(
    server: SimulatedCluster.IssuedCertificate,
    authority: SimulatedCluster.CertificateAuthority? = nil
  ) throws {
    try state.withLock { state in
      state.context = try settings.context(server, clientAuthorities: state.clientAuthorities)
      state.server = server
      if let authority { state.authority = authority }
    }
  }

  /// Takes client certificates of other authorities, also on the connections that are open.
  func replace(clientAuthorities: [SimulatedCluster.CertificateAuthority]) throws {
    try state.withLock { state in
      state.context = try settings.context(state.server, clientAuthorities: clientAuthorities)
      state.clientAuthorities = clientAuthorities
    }
    trust.replace(clientAuthorities)
  }

  /// The handler of a new connection.
  func handler() -> NIOSSLServerHandler {
    let context = state.withLock { $0.context }
    guard settings.clientCertificates == .refusedWith401 else {
      return NIOSSLServerHandler(context: context)
    }
    return NIOSSLServerHandler(context: context, configuration: .init()) { chain, promise in
      // Nothing is verified here; the chain is only kept for `certificate(of:)`, which does.
      promise.succeed(.certificateVerified(.init(.init(chain))))
    }
  }

  /// What a connection's client has shown; it does not change while the connection lasts.
  func presented(on connection: any Channel) async -> [NIOSSLCertificate] {
    if let chain = try? await connection.nioSSL_peerValidatedCertificateChain().get() {
      return Array(chain)
    }
    return ((try? await connection.nioSSL_peerCertificate().get()) ?? nil).map { [$0] } ?? []
  }

  /// The client certificate that counts for a request; nil for none or for one that is not trusted.
  func certificate(of presented: [NIOSSLCertificate]) async -> Certificate? {
    guard let leaf = presented.first else { return nil }
    if settings.clientCertificates == .refusedWith401 {
      return await trust.leaf(verifying: presented)
    }
    // The handshake has verified it.
    return Certificate(leaf)
  }
}
