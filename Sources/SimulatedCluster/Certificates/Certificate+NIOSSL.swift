import NIOSSL
import SwiftASN1
import X509

extension Certificate {
  /// Reads what BoringSSL took; nil where it is stricter than that.
  init?(_ certificate: NIOSSLCertificate) {
    guard let bytes = try? certificate.toDERBytes(),
      let parsed = try? Certificate(derEncoded: bytes)
    else { return nil }
    self = parsed
  }
}
