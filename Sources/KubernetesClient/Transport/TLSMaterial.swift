import KubernetesConfiguration
import NIOSSL
import X509

/// Turns a connection's PEM texts into what a handshake needs: TLS 1.2 or later, verified unless the
/// connection itself turns that off.
struct TLSMaterial: Sendable {
  /// How the server is spoken to.
  let connection: ResolvedConnection
  /// Where the system's roots are named.
  let environment: [String: String]

  /// The settings of material as it was read; nil for plain text.
  ///
  /// A client certificate that a command gave takes the place of a configured one.
  /// Throws a ``ClientError`` with code `configuration` where certificates or keys cannot be used.
  func settings(
    _ material: PreparedConnection.Material, given: (chain: [UInt8], key: [UInt8])? = nil
  ) throws(ClientError) -> TLSSettings? {
    guard let tls = connection.tls else { return nil }
    let identity = ServerIdentity(
      tls.serverName?.value ?? connection.server.value.parts.host)
    var configuration = TLSConfiguration.makeClientConfiguration()
    configuration.minimumTLSVersion = .tlsv12
    configuration.applicationProtocols = ["h2", "http/1.1"]
    var verification: ServerVerification?
    if case .unverified = tls.trust {
      configuration.certificateVerification = .none
    } else {
      configuration.certificateVerification = .noHostnameVerification
      verification = ServerVerification(roots: try roots(tls, material), identity: identity)
    }
    let own = try ownCertificate(tls, material, given)
    if let own {
      configuration.certificateChain = own.chain.map { .certificate($0) }
      configuration.privateKey = .privateKey(own.key)
    }
    return TLSSettings(
      verification: verification, serverNameIndication: identity.serverNameIndication,
      configuration: configuration, context: try TLSSettings.context(configuration),
      clientCertificate: own?.description)
  }

  private func roots(
    _ tls: ResolvedConnection.TLS, _ material: PreparedConnection.Material
  ) throws(ClientError) -> TrustedRoots {
    guard case .authority(let authority) = tls.trust else { return .system(environment) }
    let certificates = TrustedRoots.certificates(inPEM: material.certificateAuthority ?? [])
    guard !certificates.isEmpty else {
      throw Self.unusable(
        authority.value.place, "certificate authority", cause: "it holds no usable certificate")
    }
    return TrustedRoots(certificates: certificates, areSystem: false)
  }

  private typealias OwnCertificate = (
    chain: [NIOSSLCertificate], key: NIOSSLPrivateKey, description: CertificateDescription?
  )

  private func ownCertificate(
    _ tls: ResolvedConnection.TLS, _ material: PreparedConnection.Material,
    _ given: (chain: [UInt8], key: [UInt8])?
  ) throws(ClientError) -> OwnCertificate? {
    if let given {
      return try Self.pair(given.chain, "the exec command", given.key, "the exec command")
    }
    guard let pair = tls.clientCertificate, let chain = material.clientChain,
      let key = material.clientKey
    else { return nil }
    return try Self.pair(chain, pair.chain.value.place, key, pair.key.value.place)
  }

  private static func pair(
    _ chain: [UInt8], _ chainPlace: String, _ key: [UInt8], _ keyPlace: String
  ) throws(ClientError) -> OwnCertificate {
    let certificates: [NIOSSLCertificate]
    do {
      certificates = try NIOSSLCertificate.fromPEMBytes(chain)
    } catch {
      throw unusable(chainPlace, "client certificate", cause: "it holds no usable certificate")
    }
    guard !certificates.isEmpty else {
      throw unusable(chainPlace, "client certificate", cause: "it holds no PEM certificate")
    }
    return (
      certificates, try privateKey(key, keyPlace),
      CertificateDescription.all(inPEM: chain, limit: 1).first
    )
  }

  /// A key of PKCS#1, PKCS#8 or SEC1; RSA, ECDSA or Ed25519.
  private static func privateKey(
    _ pem: [UInt8], _ place: String
  ) throws(ClientError) -> NIOSSLPrivateKey {
    let keys = PEM.blocks(in: pem).filter { $0.type.hasSuffix("PRIVATE KEY") }
    if keys.contains(where: { $0.type == "ENCRYPTED PRIVATE KEY" || $0.hasHeaders }) {
      throw unusable(
        place, "client key", cause: "it is encrypted",
        hint: "decrypt it (openssl pkey -in KEY -out PLAIN); client-go reads no encrypted keys")
    }
    do {
      return try NIOSSLPrivateKey(bytes: pem, format: .pem)
    } catch {
      // The library's error may quote the key; only the kind of failure is passed on.
      throw unusable(
        place, "client key", cause: keys.isEmpty ? "it is not a PEM private key" : "it is malformed"
      )
    }
  }

  private static func unusable(
    _ place: String, _ role: String, cause: String,
    hint: String = "give a PEM file, or base64 of one in the kubeconfig's -data field"
  ) -> ClientError {
    ClientError(
      .configuration, "the \(role) (\(place)) cannot be used", cause: cause, hint: hint)
  }
}
