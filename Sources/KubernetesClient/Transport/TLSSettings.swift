import KubernetesConfiguration
import NIOSSL
import X509

/// What a TLS handshake needs: whom to trust, what name to expect, and how to prove who one is.
struct TLSSettings: Sendable {
  /// How the server's certificate is judged; nil where it is not judged at all.
  var verification: ServerVerification?
  /// The name to send, which is none where the server goes by an address.
  var serverNameIndication: String?
  /// What the library's settings are made of.
  var configuration: TLSConfiguration
  /// The library's settings with certificates and key.
  var context: NIOSSLContext
  /// The client's own certificate, for messages.
  var clientCertificate: CertificateDescription?
}

extension TLSSettings {
  /// The settings towards a host whose certificate the system's roots vouch for, such as a proxy.
  ///
  /// Throws a ``ClientError`` with code `tls` where TLS cannot be set up.
  init(publicHost host: String, alpn: [String], _ roots: TrustedRoots) throws(ClientError) {
    var configuration = TLSConfiguration.makeClientConfiguration()
    configuration.minimumTLSVersion = .tlsv12
    configuration.certificateVerification = .noHostnameVerification
    configuration.applicationProtocols = alpn
    let identity = ServerIdentity(host)
    self.init(
      verification: ServerVerification(roots: roots, identity: identity),
      serverNameIndication: identity.serverNameIndication, configuration: configuration,
      context: try Self.context(configuration), clientCertificate: nil)
  }

  /// The same for a connection that must speak HTTP/1.1, as one that becomes a WebSocket must.
  ///
  /// Throws a ``ClientError`` with code `configuration` where certificate and key do not match.
  func overHTTP1() throws(ClientError) -> TLSSettings {
    var settings = self
    settings.configuration.applicationProtocols = ["http/1.1"]
    settings.context = try Self.context(settings.configuration)
    return settings
  }

  /// The signatures that both sides may use: those of RSA, P-256, P-384, P-521 and Ed25519 keys.
  private static let signatures: [SignatureAlgorithm] = [
    .ecdsaSecp256R1Sha256, .ecdsaSecp384R1Sha384, .ecdsaSecp521R1Sha512, .ed25519,
    .rsaPssRsaeSha256, .rsaPssRsaeSha384, .rsaPssRsaeSha512, .rsaPkcs1Sha256, .rsaPkcs1Sha384,
    .rsaPkcs1Sha512,
  ]

  static func context(_ configuration: TLSConfiguration) throws(ClientError) -> NIOSSLContext {
    var configuration = configuration
    // Chains are judged by `verification`: the library would read the system's roots for nothing, and
    // without any it trusts nobody by itself.
    configuration.trustRoots = .certificates([])
    configuration.verifySignatureAlgorithms = signatures
    configuration.signingSignatureAlgorithms = configuration.privateKey == nil ? nil : signatures
    do {
      return try NIOSSLContext(configuration: configuration)
    } catch {
      // The library's error may quote the key.
      throw ClientError(
        .configuration, "the client certificate and its key cannot be used together",
        hint: "give the key that the certificate was made for")
    }
  }
}

/// Whom a client trusts to vouch for a server.
struct TrustedRoots: Sendable {
  /// The certificates, any of which ends a chain, as with Go's pools: an intermediate or the
  /// server's own certificate will do.
  var certificates: [Certificate]
  /// Whether they are the system's.
  var areSystem: Bool

  /// What was trusted, for a message: the first subjects and how many more there are.
  var description: String {
    if areSystem { return "the system's \(certificates.count) roots" }
    let shown = certificates.prefix(3).map { "\"\($0.subject)\"" }.joined(separator: ", ")
    let rest = certificates.count - 3
    return certificates.isEmpty ? "nothing" : shown + (rest > 0 ? " and \(rest) more" : "")
  }
}
