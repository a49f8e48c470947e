import KubernetesConfiguration
import SimulatedCluster
import Testing

@testable import KubernetesClient

struct ConnectionIdentityTests {
  private static let day: Int64 = 86_400

  private func validity(_ days: Int64, notBefore: Int64? = nil) -> ConnectionIdentity {
    var identity = ConnectionIdentity(.token, from: .corefile(file: "k", line: 3))
    identity.subject = "joe"
    identity.validities = [
      .init("token", notBefore: notBefore, notAfter: days * Self.day + 60, origin: .caller)
    ]
    return identity
  }

  @Test(
    arguments: [
      (100, nil), (30, nil),
      (29, "the token of joe expires on 1970-01-30T00:01:00Z, in 29 days"),
      (0, "the token of joe expires on 1970-01-01T00:01:00Z, in less than a day"),
      (-2, "the token of joe expired on 1969-12-30T00:01:00Z, 2 days ago"),
    ] as [(Int64, String?)])
  func saysWhatExpires(days: Int64, words: String?) {
    let concerns = validity(days).concerns(at: 0)
    #expect(concerns.map(\.message) == (words.map { [$0] } ?? []))
    #expect(concerns.allSatisfy { $0.severity == .warning && $0.kind == .validity })
  }

  @Test func saysWhatIsNotValidYet() {
    #expect(
      validity(100, notBefore: 60).concerns(at: 0).map(\.message)
        == ["the token of joe is not valid before 1970-01-01T00:01:00Z"])
  }

  @Test(arguments: [(Int64.max, Int64.min), (.min, .max)])
  func outOfRangeTimesDoNotTrap(notAfter: Int64, now: Int64) {
    let validity = ConnectionIdentity.Validity("token", notAfter: notAfter, origin: .caller)
    #expect((validity.daysLeft(at: now) > 0) == (notAfter > now))
  }

  @Test func aRefusalNamesWhoseCredentialItWas() {
    #expect(
      ConnectionIdentity(.none).refusal(at: 0)
        == "requests are anonymous: no credential is configured for this connection")
    #expect(
      validity(-1).refusal(at: 0)
        == "the server does not accept the token of \"joe\" (k:3), which expired on"
        + " 1969-12-31T00:01:00Z, 1 day ago")
    var certificate = ConnectionIdentity(.clientCertificate, from: .caller)
    (certificate.subject, certificate.issuer) = ("joe", "CN=ca")
    #expect(
      certificate.refusal(at: 0)
        == "the server does not accept this client certificate: subject \"joe\", issuer \"CN=ca\""
        + " (the program)")
  }

  @Test func readsACertificatesSubjectAndGroups() throws {
    let authority = try SimulatedCluster.CertificateAuthority(named: "ca")
    let pair = try authority.clientCertificate(user: "joe", groups: ["a", "b"])
    var values = ConnectionValues(
      source: .kubeconfig, server: Sourced("https://a", from: .caller))
    values.clientCertificate = ClientCertificate(
      chain: Sourced(.data(Array(pair.chainPEM.utf8)), from: .caller),
      key: Sourced(.data(Array(pair.keyPEM.utf8)), from: .caller))
    values.certificateAuthority = Sourced(
      .data(Array(authority.certificatePEM.utf8)), from: .caller)
    let connection = try PreparedConnection(
      ResolvedConnection(values, environment: [:]), files: InMemoryConfigurationFiles())
    let identity = connection.identity
    #expect(identity.kind == .clientCertificate && identity.subject == "joe")
    #expect(identity.groups == ["a", "b"] && identity.issuer == "CN=ca")
    #expect(identity.validities.map(\.what) == ["client certificate", "certificate authority"])
    #expect("\(identity)" == "client certificate of joe, groups a, b")
    #expect(connection.keyPairConcern == nil)
  }
}
