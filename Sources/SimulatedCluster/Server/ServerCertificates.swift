import KubernetesConfiguration

import Crypto
import NIOSSL
import SwiftASN1
import X509

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A certificate authority, the server's certificate and one client certificate, made at start and
/// kept in memory only.
struct ServerCertificates: Sendable {
  let authorityPEM: String
  let serverCertificatePEM: String
  let serverKeyPEM: String
  let clientCertificatePEM: String
  let clientKeyPEM: String

  /// Makes P-256 certificates, valid from an hour ago for a year.
  init(host: String, user: SimulatedCluster.User?) throws {
    let authorityKey = P256.Signing.PrivateKey()
    let authorityName = try DistinguishedName { CommonName("simulated-cluster-ca") }
    let signer = Signer(name: authorityName, key: Certificate.PrivateKey(authorityKey))
    let authority = try signer.certificate(
      subject: authorityName, key: authorityKey,
      extensions: Certificate.Extensions {
        Critical(BasicConstraints.isCertificateAuthority(maxPathLength: nil))
        Critical(KeyUsage(keyCertSign: true, cRLSign: true))
      })
    authorityPEM = try authority.serializeAsPEM().pemString

    let serverKey = P256.Signing.PrivateKey()
    let server = try signer.certificate(
      subject: DistinguishedName { CommonName("kube-apiserver") }, key: serverKey,
      extensions: Certificate.Extensions {
        Critical(BasicConstraints.notCertificateAuthority)
        Critical(KeyUsage(digitalSignature: true))
        try ExtendedKeyUsage([.serverAuth])
        SubjectAlternativeNames(Self.names(host: host))
      })
    serverCertificatePEM = try server.serializeAsPEM().pemString
    serverKeyPEM = serverKey.pemRepresentation

    let clientKey = P256.Signing.PrivateKey()
    let subject = try DistinguishedName {
      for group in user?.groups ?? [] { OrganizationName(group) }
      CommonName(user?.name ?? "nobody")
    }
    let client = try signer.certificate(
      subject: subject, key: clientKey,
      extensions: Certificate.Extensions {
        Critical(BasicConstraints.notCertificateAuthority)
        Critical(KeyUsage(digitalSignature: true))
        try ExtendedKeyUsage([.clientAuth])
      })
    clientCertificatePEM = try client.serializeAsPEM().pemString
    clientKeyPEM = clientKey.pemRepresentation
  }

  /// Under which names and addresses the server may be reached.
  private static func names(host: String) -> [GeneralName] {
    var names: [GeneralName] = [
      "localhost", "kubernetes", "kubernetes.default", "kubernetes.default.svc",
      "kubernetes.default.svc.cluster.local",
    ].map { .dnsName($0) }
    let loopback6: [UInt8] = Array(repeating: 0, count: 15) + [1]
    for address in [[127, 0, 0, 1], loopback6, [10, 96, 0, 1]] {
      names.append(.ipAddress(.init(contentBytes: address[...])))
    }
    let octets = host.split(separator: ".").compactMap { UInt8($0) }
    if octets.count == 4, octets != [127, 0, 0, 1] {
      names.append(.ipAddress(.init(contentBytes: octets[...])))
    }
    return names
  }

  /// The TLS settings of the server: TLS 1.2 and later, client certificates welcome.
  func tlsConfiguration(offersHTTP2: Bool) throws -> TLSConfiguration {
    let chain = try NIOSSLCertificate.fromPEMBytes(Array(serverCertificatePEM.utf8))
    let key = try NIOSSLPrivateKey(bytes: Array(serverKeyPEM.utf8), format: .pem)
    var configuration = TLSConfiguration.makeServerConfiguration(
      certificateChain: chain.map { .certificate($0) }, privateKey: .privateKey(key))
    configuration.minimumTLSVersion = .tlsv12
    configuration.applicationProtocols = offersHTTP2 ? ["h2", "http/1.1"] : ["http/1.1"]
    configuration.certificateVerification = .optionalVerification
    configuration.trustRoots = .certificates(
      try NIOSSLCertificate.fromPEMBytes(Array(authorityPEM.utf8)))
    return configuration
  }
}

/// Signs certificates in the name of the authority.
private struct Signer {
  let name: DistinguishedName
  let key: Certificate.PrivateKey

  func certificate(
    subject: DistinguishedName, key subjectKey: P256.Signing.PrivateKey,
    extensions: Certificate.Extensions
  ) throws -> Certificate {
    let now = Date()
    return try Certificate(
      version: .v3, serialNumber: Certificate.SerialNumber(),
      publicKey: Certificate.PrivateKey(subjectKey).publicKey,
      notValidBefore: now.addingTimeInterval(-3600),
      notValidAfter: now.addingTimeInterval(365 * 86400),
      issuer: name, subject: subject, signatureAlgorithm: .ecdsaWithSHA256,
      extensions: extensions, issuerPrivateKey: key)
  }
}
