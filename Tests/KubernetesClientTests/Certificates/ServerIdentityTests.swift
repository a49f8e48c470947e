import SimulatedCluster
import SwiftASN1
import Testing
import X509

@testable import KubernetesClient

/// Which certificate is good for which name, as Go's x509 decides.
struct ServerIdentityTests {
  private static let cases: [(host: String, names: [String], isNamed: Bool)] = [
    ("kube.example", ["kube.example"], true),
    ("KUBE.Example", ["kube.example"], true),
    ("kube.example.", ["kube.example"], true),
    ("kube.example", ["*.example"], true),
    ("a.kube.example", ["*.example"], false),
    ("example", ["*.example"], false),
    ("kube.example", ["k*.example"], false),
    ("kube.example", ["kube.*"], false),
    ("kube.example", ["*"], false),
    ("kube.example", [], false),
    ("127.0.0.1", ["127.0.0.1"], true),
    ("127.0.0.1", ["localhost"], false),
    ("localhost", ["127.0.0.1"], false),
    ("10.0.0.1", ["10.0.0.2", "10.0.0.1"], true),
    ("fd00::1", ["fd00:0::1"], true),
    ("[fd00::1]", ["fd00::1"], true),
    ("fe80::1%eth0", ["fe80::1"], true),
    ("fd00::1", ["127.0.0.1"], false),
  ]

  @Test func comparesNamesWithNamesAndAddressesWithAddresses() throws {
    let authority = try SimulatedCluster.CertificateAuthority()
    for (host, names, isNamed) in Self.cases {
      let issued = try authority.serverCertificate(names: names)
      let certificate = try Certificate(pemEncoded: issued.chainPEM)
      #expect(ServerIdentity(host).isNamed(by: certificate) == isNamed, "\(host) \(names)")
    }
  }

  @Test(
    arguments: [
      ("kube.example", "kube.example"), ("kube.example.", "kube.example"), ("10.0.0.1", nil),
      ("[fd00::1]", nil), ("fe80::1%eth0", nil), ("", nil), ("a b", nil),
    ] as [(String, String?)])
  func onlyANameIsSentInTheHandshake(host: String, sent: String?) {
    #expect(ServerIdentity(host).serverNameIndication == sent)
  }

  @Test func ofManyNamesTheFirstAreShown() throws {
    let names = (0..<10_000).map { "host-\($0).example" }
    let issued = try SimulatedCluster.CertificateAuthority().serverCertificate(names: names)
    let description = CertificateDescription(try Certificate(pemEncoded: issued.chainPEM))
    #expect(description.nameCount == 10_000 && description.names.count == 10)
    #expect(description.nameList.hasSuffix("host-9.example and 9990 more"))
    #expect(
      description.commonName == "kube-apiserver" && description.subject == "CN=kube-apiserver")
  }

  @Test(arguments: [[], [0x30], [0x30, 0x84, 0xFF, 0xFF, 0xFF, 0xFF]] as [[UInt8]])
  func whatIsNoCertificateHasNoDescription(der: [UInt8]) {
    #expect(CertificateDescription(der: der) == nil)
  }
}
