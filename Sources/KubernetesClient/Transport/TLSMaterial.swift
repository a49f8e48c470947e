import KubernetesConfiguration
import NIOSSL

/// Turns a connection's certificates and keys into a TLS configuration: TLS 1.2 or later,
/// verified unless the connection itself turns that off.
enum TLSMaterial {
  static func configuration(
    for connection: PreparedConnection
  ) throws(ClientError) -> TLSConfiguration {
    var configuration = TLSConfiguration.makeClientConfiguration()
    configuration.minimumTLSVersion = .tlsv12
    guard let tls = connection.resolved.tls else { return configuration }
    let material = connection.material
    switch tls.trust {
    case .systemRoots: break
    case .unverified: configuration.certificateVerification = .none
    case .authority(let authority):
      configuration.trustRoots = .certificates(
        try certificates(
          material.certificateAuthority ?? [], as: "certificate authority", authority.value.place))
    }
    if let pair = tls.clientCertificate, let chain = material.clientChain,
      let key = material.clientKey
    {
      configuration.certificateChain = try certificates(
        chain, as: "client certificate", pair.chain.value.place
      ).map { .certificate($0) }
      configuration.privateKey = .privateKey(try privateKey(key, pair.key.value.place))
    }
    return configuration
  }

  private static func certificates(
    _ pem: [UInt8], as role: String, _ place: String
  ) throws(ClientError) -> [NIOSSLCertificate] {
    do {
      let found = try NIOSSLCertificate.fromPEMBytes(pem)
      guard found.isEmpty else { return found }
    } catch {
      throw unusable(place, role, cause: "\(error)")
    }
    throw unusable(place, role, cause: "it holds no PEM certificate")
  }

  private static func privateKey(
    _ pem: [UInt8], _ place: String
  ) throws(ClientError) -> NIOSSLPrivateKey {
    do {
      return try NIOSSLPrivateKey(bytes: pem, format: .pem)
    } catch {
      // The library's error may quote the key; only the kind of failure is passed on.
      throw unusable(place, "client key", cause: "it is not a PEM private key")
    }
  }

  private static func unusable(_ place: String, _ role: String, cause: String) -> ClientError {
    ClientError(
      .configuration, "the \(role) (\(place)) cannot be used", cause: cause,
      hint: "give a PEM file, or base64 of one in the kubeconfig's -data field")
  }
}
