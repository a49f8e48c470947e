import Crypto
import X509

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A certificate before an authority signs it.
struct CertificateTemplate {
  var subject: DistinguishedName
  var publicKey: Certificate.PublicKey
  var validity: SimulatedCluster.Validity
  var constraints: BasicConstraints
  var keyUsage: KeyUsage
  var purpose: ExtendedKeyUsage.Usage?
  var names = SubjectAlternativeNames()

  /// One that may sign others.
  static func authority(
    _ subject: DistinguishedName, _ key: Certificate.PublicKey,
    _ validity: SimulatedCluster.Validity
  ) -> CertificateTemplate {
    CertificateTemplate(
      subject: subject, publicKey: key, validity: validity,
      constraints: .isCertificateAuthority(maxPathLength: nil),
      keyUsage: KeyUsage(digitalSignature: true, keyCertSign: true, cRLSign: true))
  }

  /// One of a server or a client.
  static func leaf(
    _ subject: DistinguishedName, _ key: Certificate.PublicKey,
    _ validity: SimulatedCluster.Validity, _ purpose: ExtendedKeyUsage.Usage,
    _ names: SubjectAlternativeNames
  ) -> CertificateTemplate {
    CertificateTemplate(
      subject: subject, publicKey: key, validity: validity, constraints: .notCertificateAuthority,
      keyUsage: KeyUsage(digitalSignature: true, keyEncipherment: true), purpose: purpose,
      names: names)
  }

  /// Signs it in the name of an issuer.
  func signed(
    issuer: DistinguishedName, issuerKey: Certificate.PrivateKey
  ) throws -> Certificate {
    let dates = validity.dates(from: Date())
    return try Certificate(
      version: .v3, serialNumber: Certificate.SerialNumber(), publicKey: publicKey,
      notValidBefore: dates.notBefore, notValidAfter: dates.notAfter, issuer: issuer,
      subject: subject, extensions: extensions(issuerKey), issuerPrivateKey: issuerKey)
  }

  private func extensions(_ issuerKey: Certificate.PrivateKey) throws -> Certificate.Extensions {
    try Certificate.Extensions {
      Critical(constraints)
      Critical(keyUsage)
      if let purpose { try ExtendedKeyUsage([purpose]) }
      // With the identifiers a verifier tells a new authority from an old one of the same name.
      SubjectKeyIdentifier(keyIdentifier: publicKey.identifier)
      AuthorityKeyIdentifier(keyIdentifier: issuerKey.publicKey.identifier)
      if !names.isEmpty { names }
    }
  }
}

extension Certificate.PublicKey {
  /// The leftmost 160 bits of the key's hash, as RFC 7093 proposes.
  fileprivate var identifier: ArraySlice<UInt8> {
    Array(SHA256.hash(data: subjectPublicKeyInfoBytes))[..<20]
  }
}
