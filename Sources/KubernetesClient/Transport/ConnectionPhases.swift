/// When the connection that carries an answer reached each stage, on the transport's clock.
///
/// Stages that were not passed are nil: an address is not resolved, plain text has no handshake.
public struct ConnectionPhases: Hashable, Sendable {
  /// When it was begun.
  public var startedAt: Duration
  /// When the name had been resolved: the server's, or the proxy's.
  public var resolvedAt: Duration?
  /// When the socket was connected: to the server, or to the proxy.
  public var connectedAt: Duration?
  /// When the proxy had opened the way to the server.
  public var proxiedAt: Duration?
  /// When the TLS handshake with the server was over.
  public var securedAt: Duration?
  /// When requests could be sent.
  public var openedAt: Duration?
  /// The address that was connected to; empty where it is not known.
  public var remoteAddress = ""
  /// The certificate that the server showed; nil where it was not judged.
  public var serverCertificate: CertificateDescription?

  /// A connection that begins.
  public init(startedAt: Duration) { self.startedAt = startedAt }
}
