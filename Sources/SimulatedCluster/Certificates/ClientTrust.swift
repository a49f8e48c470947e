import NIOSSL
import Synchronization
import X509

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Verifies client certificates at each request, against the authorities that are trusted then.
///
/// So does kube-apiserver: its handshake asks for a certificate but does not look at it.
final class ClientTrust: Sendable {
  private struct State {
    var authorities: [Certificate]
    /// Counts changes, so that a verdict about older authorities is not kept.
    var generation = 0
    var verified: [[NIOSSLCertificate]: Certificate] = [:]
  }

  private let state: Mutex<State>
  private static let capacity = 256

  init(_ authorities: [SimulatedCluster.CertificateAuthority]) {
    state = Mutex(State(authorities: authorities.map(\.certificate)))
  }

  /// Trusts other authorities from now on.
  func replace(_ authorities: [SimulatedCluster.CertificateAuthority]) {
    state.withLock { state in
      state.authorities = authorities.map(\.certificate)
      state.generation += 1
      state.verified.removeAll()
    }
  }

  /// The leaf of a chain that a client has shown, if a trusted authority vouches for it.
  func leaf(verifying chain: [NIOSSLCertificate]) async -> Certificate? {
    let (known, authorities, generation) = state.withLock {
      ($0.verified[chain], $0.authorities, $0.generation)
    }
    if let known { return known.isValid(at: Date()) ? known : nil }
    let certificates = chain.compactMap(Certificate.init(_:))
    guard certificates.count == chain.count, let leaf = certificates.first, leaf.isForClients
    else { return nil }
    var verifier = Verifier(rootCertificates: CertificateStore(authorities)) { RFC5280Policy() }
    let result = await verifier.validate(
      leaf: leaf, intermediates: CertificateStore(certificates.dropFirst()))
    guard case .validCertificate = result else { return nil }
    state.withLock { state in
      guard state.generation == generation else { return }
      if state.verified.count >= Self.capacity { state.verified.removeAll() }
      state.verified[chain] = leaf
    }
    return leaf
  }
}

extension Certificate {
  fileprivate func isValid(at moment: Date) -> Bool {
    notValidBefore <= moment && moment <= notValidAfter
  }

  /// Whether it may be used by clients; one that says nothing about its purpose may be.
  fileprivate var isForClients: Bool {
    guard let usage = try? extensions.extendedKeyUsage else {
      return extensions[oid: .X509ExtensionID.extendedKeyUsage] == nil
    }
    return usage.contains(.clientAuth) || usage.contains(.any)
  }
}
