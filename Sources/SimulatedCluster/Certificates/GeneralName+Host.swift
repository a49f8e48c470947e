import KubernetesConfiguration
import SwiftASN1
import X509

extension GeneralName {
  /// An IP address where the text is one, else a DNS name.
  init(host: String) {
    if let bytes = IPAddress(host)?.bytes {
      self = .ipAddress(ASN1OctetString(contentBytes: bytes[...]))
    } else {
      self = .dnsName(host)
    }
  }
}
