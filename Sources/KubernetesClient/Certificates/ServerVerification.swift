import NIOSSL
import SwiftASN1
import X509

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Judges the certificates that a server shows, as Go's crypto/tls and x509 do.
struct ServerVerification: Sendable {
  /// Why a server's certificate is not accepted.
  enum Failure: Error, Hashable {
    /// There is none, or it cannot be parsed.
    case unreadable
    /// It is for other names.
    case otherName(wanted: String, CertificateDescription)
    /// Its time is over.
    case expired(CertificateDescription)
    /// Its time has not come.
    case notYetValid(CertificateDescription)
    /// It is not meant for servers.
    case notForServers(CertificateDescription)
    /// Nobody who is trusted vouches for it.
    case unknownAuthority(CertificateDescription, trusted: String)
  }

  /// Whom to trust.
  let roots: TrustedRoots
  /// The name or address that the certificate has to be good for.
  let identity: ServerIdentity
  /// The time to judge at.
  var now: @Sendable () -> Date = { Date() }

  /// The most certificates of a chain that are looked at, as many as Go's limit on its handshake.
  private static let chainLimit = 20

  /// Judges a chain as the server sent it, its own certificate first; gives what that says.
  func judge(_ chain: [NIOSSLCertificate]) async -> Result<CertificateDescription, Failure> {
    let parsed = chain.prefix(Self.chainLimit).compactMap { certificate in
      (try? certificate.toDERBytes()).flatMap { try? Certificate(derEncoded: $0) }
    }
    guard parsed.count == min(chain.count, Self.chainLimit), let leaf = parsed.first else {
      return .failure(.unreadable)
    }
    if let failure = await judge(leaf, intermediates: Array(parsed.dropFirst())) {
      return .failure(failure)
    }
    return .success(CertificateDescription(leaf))
  }

  func judge(_ leaf: Certificate, intermediates: [Certificate]) async -> Failure? {
    let description = CertificateDescription(leaf)
    let now = now()
    if now > leaf.notValidAfter { return .expired(description) }
    if now < leaf.notValidBefore { return .notYetValid(description) }
    guard identity.isNamed(by: leaf) else {
      return .otherName(wanted: identity.text, description)
    }
    if let usage = try? leaf.extensions.extendedKeyUsage,
      !usage.contains(.serverAuth), !usage.contains(.any)
    {
      return .notForServers(description)
    }
    // As with Go's pools, the server's own certificate may be what is trusted.
    if roots.certificates.contains(leaf) { return nil }
    var verifier = Verifier(rootCertificates: CertificateStore(roots.certificates)) {
      RFC5280Policy()
      ServerUsePolicy()
    }
    let result = await verifier.validate(
      leaf: leaf, intermediates: CertificateStore(intermediates))
    if case .validCertificate = result { return nil }
    return .unknownAuthority(description, trusted: roots.description)
  }
}

/// Takes note of the extensions that are judged before a chain is built.
private struct ServerUsePolicy: VerifierPolicy {
  let verifyingCriticalExtensions: [ASN1ObjectIdentifier] = [
    .X509ExtensionID.subjectAlternativeName, .X509ExtensionID.extendedKeyUsage,
    .X509ExtensionID.keyUsage,
  ]

  mutating func chainMeetsPolicyRequirements(
    chain: UnverifiedCertificateChain
  ) async -> PolicyEvaluationResult { .meetsPolicy }
}
