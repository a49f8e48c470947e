import KubernetesConfiguration
import SwiftASN1
import Synchronization
import X509

extension TrustedRoots {
  /// The places where systems keep their roots in one file, as Go's x509 looks for them on Linux.
  private static let bundles = [
    "/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt",
    "/etc/ssl/ca-bundle.pem", "/etc/pki/tls/cacert.pem",
    "/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem", "/etc/ssl/cert.pem",
  ]

  /// Roots that were read already, by the file that names them.
  private static let known = Mutex<[String: TrustedRoots]>([:])

  /// The system's roots: of the file that `SSL_CERT_FILE` names, as Go reads it, otherwise of the
  /// first bundle there is; read once in the process.
  static func system(_ environment: [String: String]) -> TrustedRoots {
    let named = environment["SSL_CERT_FILE"].flatMap { $0.isEmpty ? nil : $0 }
    let key = named ?? ""
    if let roots = known.withLock({ $0[key] }) { return roots }
    let files = LocalConfigurationFiles()
    let content = (named.map { [$0] } ?? bundles).lazy.compactMap { try? files.read($0) }.first
    let roots = TrustedRoots(certificates: certificates(inPEM: content ?? []), areSystem: true)
    known.withLock { $0[key] = roots }
    return roots
  }

  /// The certificates of a PEM text; what cannot be parsed is skipped, as Go does.
  static func certificates(inPEM text: [UInt8]) -> [Certificate] {
    PEM.blocks(in: text).filter { $0.type == "CERTIFICATE" && !$0.hasHeaders }
      .compactMap { try? Certificate(derEncoded: $0.bytes) }
  }
}
