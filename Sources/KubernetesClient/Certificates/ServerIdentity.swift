import KubernetesConfiguration
import SwiftASN1
import X509

/// The name or address that a server's certificate has to be good for, as Go's
/// `x509.VerifyHostname` compares them.
///
/// An address is compared with the certificate's addresses only, a name with its DNS names only;
/// the common name and the address that was dialled do not count.
struct ServerIdentity: Hashable, Sendable {
  /// The name or address, without brackets and zone.
  let text: String
  private let address: IPAddress?

  /// Takes a URL's host, or the name that is to be verified in its place.
  init(_ host: String) {
    var bare = host[...]
    if bare.hasPrefix("["), bare.hasSuffix("]") { bare = bare.dropFirst().dropLast() }
    let withoutZone = bare.prefix { $0 != "%" }
    address = IPAddress(withoutZone)
    text = String(address == nil ? bare : withoutZone)
  }

  /// The name to send in the handshake; nil for an address, which TLS has no place for.
  var serverNameIndication: String? {
    guard address == nil, !text.isEmpty, text.utf8.count <= 255, !text.contains("%") else {
      return nil
    }
    let name = text.hasSuffix(".") ? String(text.dropLast()) : text
    return name.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F } ? name : nil
  }

  /// Whether a certificate is good for it.
  func isNamed(by certificate: Certificate) -> Bool {
    guard let names = try? certificate.extensions.subjectAlternativeNames else { return false }
    return names.contains { name in
      switch name {
      case .dnsName(let pattern): address == nil && matches(pattern)
      case .ipAddress(let bytes): address.map { $0.bytes.elementsEqual(bytes.bytes) } ?? false
      default: false
      }
    }
  }

  /// Compares label by label without regard to case; `*` stands for the whole first label.
  private func matches(_ pattern: String) -> Bool {
    let wanted = Self.labels(text)
    let offered = Self.labels(pattern)
    guard !wanted.isEmpty, wanted.count == offered.count, !wanted.contains("") else { return false }
    return zip(offered, wanted).enumerated().allSatisfy { index, pair in
      (index == 0 && pair.0 == "*" && offered.count > 1) || pair.0 == pair.1
    }
  }

  private static func labels(_ name: String) -> [Substring] {
    let lowered = name.lowercased()
    let absolute = lowered.hasSuffix(".") ? lowered.dropLast() : lowered[...]
    return absolute.split(separator: ".", omittingEmptySubsequences: false)
  }
}
