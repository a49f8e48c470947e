import KubernetesConfiguration
import NIOSSL

extension PreparedConnection {
  /// That client certificate and key cannot be used together, which client-go finds out in the
  /// handshake only; nil where they can, and where there are none.
  public var keyPairConcern: ConnectionConcern? {
    guard resolved.tls != nil, let chain = material.clientChain, let key = material.clientKey,
      let cause = Self.mismatch(chain, key)
    else { return nil }
    return ConnectionConcern(
      .keyMismatch, "the client certificate and its key cannot be used together",
      severity: .error, note: cause, fix: "give the key that the certificate was made for")
  }

  private static func mismatch(_ chain: [UInt8], _ key: [UInt8]) -> String? {
    var configuration = TLSConfiguration.makeClientConfiguration()
    guard let certificates = try? NIOSSLCertificate.fromPEMBytes(chain), !certificates.isEmpty
    else { return "the certificate file holds no PEM certificate" }
    configuration.certificateChain = certificates.map { .certificate($0) }
    // The library's error may quote the key.
    guard let key = try? NIOSSLPrivateKey(bytes: key, format: .pem) else {
      return "the key file holds no PEM private key"
    }
    configuration.privateKey = .privateKey(key)
    let isUsable = (try? NIOSSLContext(configuration: configuration)) != nil
    return isUsable ? nil : "the key belongs to another certificate"
  }
}
