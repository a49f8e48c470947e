import NIOCore
import NIOSSL

/// What stays the same in the server's TLS while certificates come and go.
struct TLSSettings: Sendable {
  var versions: ClosedRange<SimulatedCluster.TLSVersion> = .v12 ... .v13
  var clientCertificates = SimulatedCluster.ClientCertificates.notRequested
  var protocols = ["http/1.1"]

  /// HTTP/1.1 without client certificates.
  init() {}

  /// As a cluster's options say.
  init(_ options: SimulatedCluster.Options) {
    versions = options.tlsVersions
    clientCertificates = options.clientCertificates
    if options.offersHTTP2 { protocols.insert("h2", at: 0) }
  }

  /// The keys that Go's servers take; BoringSSL by itself refuses some of them.
  private static let signatures: [SignatureAlgorithm] = [
    .ecdsaSecp256R1Sha256, .rsaPssRsaeSha256, .rsaPkcs1Sha256, .ecdsaSecp384R1Sha384,
    .rsaPssRsaeSha384, .rsaPkcs1Sha384, .ecdsaSecp521R1Sha512, .rsaPssRsaeSha512, .rsaPkcs1Sha512,
    .ed25519, .rsaPkcs1Sha1,
  ]

  /// Those that Go's servers take; TLS 1.2 needs the curve of a certificate's key among them.
  private static let curves: [NIOTLSCurve] = [
    .x25519_MLKEM768, .x25519, .secp256r1, .secp384r1, .secp521r1,
  ]

  /// The context of the connections to come.
  func context(
    _ server: SimulatedCluster.IssuedCertificate,
    clientAuthorities: [SimulatedCluster.CertificateAuthority] = []
  ) throws -> NIOSSLContext {
    let chain = try NIOSSLCertificate.fromPEMBytes(Array(server.chainPEM.utf8))
    let key = try NIOSSLPrivateKey(bytes: Array(server.keyPEM.utf8), format: .pem)
    var configuration = TLSConfiguration.makeServerConfiguration(
      certificateChain: chain.map { .certificate($0) }, privateKey: .privateKey(key))
    configuration.minimumTLSVersion = versions.lowerBound.version
    configuration.maximumTLSVersion = versions.upperBound.version
    configuration.applicationProtocols = protocols
    configuration.verifySignatureAlgorithms = Self.signatures
    configuration.curves = Self.curves
    // A client that has gone away without a word must not hold a shutdown up for long.
    configuration.shutdownTimeout = .seconds(1)
    guard let verification = clientCertificates.verification else {
      return try NIOSSLContext(configuration: configuration)
    }
    configuration.certificateVerification = verification
    configuration.sendCANameList = true
    configuration.trustRoots = .certificates(
      try clientAuthorities.flatMap {
        try NIOSSLCertificate.fromPEMBytes(Array($0.certificatePEM.utf8))
      })
    return try NIOSSLContext(configuration: configuration)
  }
}

extension SimulatedCluster.TLSVersion {
  fileprivate var version: TLSVersion {
    switch self {
    case .v10: .tlsv1
    case .v11: .tlsv11
    case .v12: .tlsv12
    case .v13: .tlsv13
    }
  }
}

extension SimulatedCluster.ClientCertificates {
  /// How the handshake treats them; nil where it does not ask.
  fileprivate var verification: CertificateVerification? {
    switch self {
    case .refusedWith401, .refusedWithAlert: .optionalVerification
    case .required: .noHostnameVerification
    case .notRequested: nil
    }
  }
}
