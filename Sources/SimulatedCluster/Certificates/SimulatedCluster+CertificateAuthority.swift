import SwiftASN1
import X509

extension SimulatedCluster {
  /// Makes certificates for servers and clients, and further authorities below itself.
  ///
  /// Everything stays in memory unless it is asked for. Making an authority or a certificate throws only where the key
  /// cannot be made or a name cannot be written.
  public struct CertificateAuthority: Sendable {
    /// The authority's own certificate, as PEM.
    public let certificatePEM: String
    /// The root above it, as PEM: its own certificate where it is the root.
    public let rootPEM: String

    let certificate: Certificate
    let key: Certificate.PrivateKey
    /// The certificates that a chain needs between a leaf and the root, the issuer first.
    let intermediates: [Certificate]

    /// Makes a root, which signs itself.
    public init(
      named name: String = "simulated-cluster-ca", key kind: KeyKind = .p256,
      validity: Validity = .year
    ) throws {
      let key = try kind.makeKey()
      let subject = try DistinguishedName { CommonName(name) }
      let certificate = try CertificateTemplate.authority(subject, key.publicKey, validity)
        .signed(issuer: subject, issuerKey: key)
      try self.init(certificate, key, intermediates: [], rootPEM: nil)
    }

    /// Takes a root that was made before.
    ///
    /// Throws for text that is no certificate or key, and for a ``Mismatch``.
    public init(certificatePEM: String, keyPEM: String) throws {
      let certificate = try Certificate(pemEncoded: certificatePEM)
      let key = try Certificate.PrivateKey(pemEncoded: keyPEM)
      guard certificate.publicKey == key.publicKey else { throw Mismatch() }
      try self.init(certificate, key, intermediates: [], rootPEM: nil)
    }

    /// A key that is not the certificate's.
    public struct Mismatch: Error, CustomStringConvertible {
      /// What is wrong.
      public var description: String { "the key is not the certificate's" }
    }

    /// The private key as PEM; throws where the kind of key has no such form.
    public var keyPEM: String {
      get throws { try key.serializeAsPEM().pemString + "\n" }
    }

    private init(
      _ certificate: Certificate, _ key: Certificate.PrivateKey, intermediates: [Certificate],
      rootPEM: String?
    ) throws {
      self.certificate = certificate
      self.key = key
      self.intermediates = intermediates
      certificatePEM = try certificate.pem
      self.rootPEM = rootPEM ?? certificatePEM
    }

    /// Makes an authority that this one has signed; what it issues carries its certificate along.
    public func intermediate(
      named name: String = "simulated-cluster-intermediate-ca", key kind: KeyKind = .p256,
      validity: Validity = .year
    ) throws -> CertificateAuthority {
      let key = try kind.makeKey()
      let subject = try DistinguishedName { CommonName(name) }
      let certificate = try sign(.authority(subject, key.publicKey, validity))
      return try CertificateAuthority(
        certificate, key, intermediates: [certificate] + intermediates, rootPEM: rootPEM)
    }

    /// Makes a server's certificate for DNS names and IP addresses; with no name it has only the
    /// common name, which clients stopped to look at.
    public func serverCertificate(
      names: [String], commonName: String = "kube-apiserver", key kind: KeyKind = .p256,
      validity: Validity = .year
    ) throws -> IssuedCertificate {
      let subject = try DistinguishedName { CommonName(commonName) }
      let names = SubjectAlternativeNames(names.map(GeneralName.init(host:)))
      return try issue(kind) { .leaf(subject, $0, validity, .serverAuth, names) }
    }

    /// Makes a client's certificate: the user is its common name, the groups its organisations.
    public func clientCertificate(
      user: String, groups: [String] = [], key kind: KeyKind = .p256, validity: Validity = .year
    ) throws -> IssuedCertificate {
      let subject = try DistinguishedName {
        for group in groups { OrganizationName(group) }
        CommonName(user)
      }
      return try issue(kind) { .leaf(subject, $0, validity, .clientAuth, .init()) }
    }

    private func issue(
      _ kind: KeyKind, _ template: (Certificate.PublicKey) -> CertificateTemplate
    ) throws -> IssuedCertificate {
      let key = try kind.makeKey()
      let leaf = try sign(template(key.publicKey))
      let chain = try ([leaf] + intermediates).map { try $0.pem }
      return IssuedCertificate(
        chainPEM: chain.joined(), keyPEM: try key.serializeAsPEM().pemString + "\n",
        authorityPEM: rootPEM)
    }

    private func sign(_ template: CertificateTemplate) throws -> Certificate {
      try template.signed(issuer: certificate.subject, issuerKey: key)
    }
  }
}

extension Certificate {
  /// As PEM, with a newline at the end.
  fileprivate var pem: String {
    get throws { try serializeAsPEM().pemString + "\n" }
  }
}
