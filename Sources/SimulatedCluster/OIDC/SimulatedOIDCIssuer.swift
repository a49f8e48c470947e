import KubernetesClient
import NIOCore
import NIOHTTP1
import NIOSSL
import Synchronization

/// An OpenID Connect issuer on a loopback port, for clients that refresh their id tokens.
///
/// It answers discovery (`/.well-known/openid-configuration`), the list of its keys and the
/// `refresh_token` grant at its token endpoint, with id tokens that a ``SimulatedCluster`` takes whose
/// options name it. There is no browser and no login: what is refreshed is ``refreshToken``.
public final class SimulatedOIDCIssuer: Sendable {
  /// The port that it listens on.
  public let port: Int
  /// The issuer as tokens name it: `https://127.0.0.1:PORT` and the path of the options, or what
  /// these say instead.
  public let issuerURL: String
  /// What was asked of the issuer at its start.
  public let options: Options
  /// The root that verifies the issuer's certificate, as PEM; nil where it speaks no TLS.
  public let certificateAuthorityPEM: String?

  private let core: IssuerCore
  private let listener: LoopbackListener

  private init(
    _ options: Options, authorityPEM: String?, core: IssuerCore, listener: LoopbackListener
  ) {
    self.options = options
    certificateAuthorityPEM = authorityPEM
    self.core = core
    self.listener = listener
    port = listener.port
    issuerURL = options.url(port: listener.port)
  }

  /// Makes a key and, for TLS, a certificate, binds and serves.
  ///
  /// Throws when the port cannot be had or the certificate cannot be used.
  public static func start(_ options: Options = Options()) async throws -> SimulatedOIDCIssuer {
    let core = try IssuerCore(options)
    let certificate = try options.isPlaintext ? nil : options.ownCertificate
    let tls = try certificate.map { try TLSSettings().context($0) }
    let listener = try await LoopbackListener.start(
      configure: { channel in
        channel.eventLoop.makeCompletedFuture {
          let pipeline = channel.pipeline.syncOperations
          if let tls { try pipeline.addHandler(NIOSSLServerHandler(context: tls)) }
          try pipeline.configureHTTPServerPipeline(withPipeliningAssistance: false)
        }.flatMap { HTTPServer.exchange(on: channel, isHTTP2: false) }
      },
      serve: { await IssuerConnection(core: core).serve($0) })
    return SimulatedOIDCIssuer(
      options, authorityPEM: certificate?.authorityPEM, core: core, listener: listener)
  }

  /// The refresh token that is good now; it changes with ``Options/rotatesRefreshTokens``.
  public var refreshToken: String { core.state.withLock { $0.refreshToken } }

  /// Makes another refresh token the only good one; the old one is answered `invalid_grant`.
  public func setRefreshToken(_ token: String) { core.state.withLock { $0.refreshToken = token } }

  /// What id tokens say from now on.
  public var claims: Claims {
    get { core.state.withLock { $0.claims } }
    set { core.state.withLock { $0.claims = newValue } }
  }

  /// The keys that verify its tokens.
  public var keys: [OIDCKey] { core.state.withLock { $0.signers.map(\.key) } }

  /// Signs with a new key from now on; the old ones still verify unless they are dropped.
  public func rotateKey(droppingOld: Bool = false) throws {
    try core.rotateKey(droppingOld: droppingOld)
  }

  /// An id token as the token endpoint would give it now.
  public func idToken() throws -> String { try core.idToken(issuer: issuerURL) }

  /// The requests so far, oldest first.
  public var requests: [RequestRecord] { core.log.records }

  /// Forgets the requests so far.
  public func clearRequests() { core.log.clear() }

  /// Has the next requests fail, so many times or, with nil, from now on.
  ///
  /// The first fault that was added for the endpoint, or for all of them, strikes.
  public func inject(_ fault: Fault, on endpoint: Endpoint? = nil, times: Int? = nil) {
    core.faults.add((fault, endpoint), times: times)
  }

  /// Takes all faults back.
  public func clearFaults() { core.faults.clear() }

  /// Closes every connection; the port stays open.
  public func closeConnections() async { await listener.closeConnections() }

  /// Closes the port and every connection; the issuer cannot be used afterwards.
  public func shutdown() async throws { try await listener.shutdown() }
}
