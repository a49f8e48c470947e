import KubernetesConfiguration
import SwiftASN1
import X509

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What a certificate says, for reports and messages; nothing here decides whom to trust.
public struct CertificateDescription: Hashable, Sendable {
  /// The most names that are kept; a certificate may carry thousands.
  public static let nameLimit = 10

  /// The subject's common name; for a client certificate the user's name.
  public var commonName: String
  /// The subject's organisations; for a client certificate the user's groups.
  public var organizations: [String]
  /// The subject as RFC 4514 writes it.
  public var subject: String
  /// The issuer as RFC 4514 writes it.
  public var issuer: String
  /// From when it is valid, in seconds since 1970.
  public var notBefore: Int64
  /// Until when it is valid, in seconds since 1970.
  public var notAfter: Int64
  /// The first of the DNS names and IP addresses that it is good for.
  public var names: [String]
  /// How many names and addresses there are in all.
  public var nameCount: Int

  /// Describes a certificate; nil where the DER is none.
  public init?(der: [UInt8]) {
    guard let certificate = try? Certificate(derEncoded: der) else { return nil }
    self.init(certificate)
  }

  init(_ certificate: Certificate) {
    commonName = ""
    organizations = []
    for attribute in certificate.subject.flatMap({ $0 }) {
      switch attribute.type {
      case .RDNAttributeType.commonName: commonName = "\(attribute.value)"
      case .RDNAttributeType.organizationName: organizations.append("\(attribute.value)")
      default: break
      }
    }
    subject = "\(certificate.subject)"
    issuer = "\(certificate.issuer)"
    notBefore = Self.seconds(certificate.notValidBefore)
    notAfter = Self.seconds(certificate.notValidAfter)
    let alternatives = (try? certificate.extensions.subjectAlternativeNames)?.map { $0 } ?? []
    let names = alternatives.compactMap(Self.text)
    self.names = Array(names.prefix(Self.nameLimit))
    nameCount = names.count
  }

  /// The certificates of a PEM text, at most `limit` of them.
  public static func all(inPEM text: [UInt8], limit: Int = 1000) -> [CertificateDescription] {
    PEM.blocks(in: text).lazy.filter { $0.type == "CERTIFICATE" }.prefix(limit)
      .compactMap { CertificateDescription(der: $0.bytes) }
  }

  /// The names as a list: `a, b and 9,990 more`.
  public var nameList: String {
    guard nameCount > 0 else { return "no name" }
    let rest = nameCount - names.count
    return names.joined(separator: ", ") + (rest > 0 ? " and \(rest) more" : "")
  }

  private static func seconds(_ date: Date) -> Int64 {
    // Certificates cannot express years of more than four digits.
    Int64(exactly: date.timeIntervalSince1970.rounded(.down)) ?? .max
  }

  private static func text(_ name: GeneralName) -> String? {
    switch name {
    case .dnsName(let name): name
    case .ipAddress(let address): IPAddress(bytes: Array(address.bytes))?.description
    default: nil
    }
  }
}
