import NIOSSL
import SimulatedCluster
import Testing

@Suite struct ClientCertificateTests {
  typealias Authority = SimulatedCluster.CertificateAuthority

  /// The status of a request with this certificate, or the text of the failure.
  private func outcome(
    _ cluster: SimulatedCluster, _ certificate: SimulatedCluster.IssuedCertificate?,
    token: String? = nil, http2: Bool = false, version: TLSVersion? = nil
  ) async throws -> String {
    var client = TestClient(cluster, http2: http2)
    client.certificate = certificate
    client.token = token
    client.tlsVersion = version
    do {
      return String(try await client.send("GET", "/api/v1/pods").status)
    } catch {
      return String(describing: error)
    }
  }

  private func options(
    _ mode: SimulatedCluster.ClientCertificates
  ) -> SimulatedCluster.Options {
    var options = ServerFixtures.options()
    options.clientCertificates = mode
    return options
  }

  @Test(arguments: [true, false])
  func aBadCertificateIsNobodyAndAnswered401(http2: Bool) async throws {
    try await ServerFixtures.withCluster { cluster in
      let own = cluster.certificateAuthority
      let masters = ["system:masters"]
      let intermediate = try own.intermediate()
      let chained = try intermediate.clientCertificate(user: "a", groups: masters)
      let cases: [(SimulatedCluster.IssuedCertificate, String)] = [
        (try own.clientCertificate(user: "a", groups: masters), "200"),
        (try own.clientCertificate(user: "a"), "403"),
        (try Authority().clientCertificate(user: "a", groups: masters), "401"),
        (try own.clientCertificate(user: "a", groups: masters, validity: .expired), "401"),
        (try own.clientCertificate(user: "a", groups: masters, validity: .notYet), "401"),
        (try own.clientCertificate(user: "", groups: masters), "401"),
        (try own.serverCertificate(names: [], commonName: "kubernetes-admin"), "401"),
        (chained, "200"), (chained.withoutIntermediates, "401"),
      ]
      for (index, item) in cases.enumerated() {
        let seen = try await outcome(cluster, item.0, http2: http2)
        #expect(seen == item.1, "case \(index)")
      }
    }
  }

  @Test func aTokenHelpsWhereTheCertificateDoesNot() async throws {
    try await ServerFixtures.withCluster { cluster in
      let foreign = try Authority().clientCertificate(user: "kubernetes-admin")
      let seen = try await outcome(cluster, foreign, token: cluster.tokens["nobody"])
      #expect(seen == "403")
      #expect(cluster.requests.map(\.user) == ["nobody"])
    }
  }

  @Test(arguments: SimulatedCluster.KeyKind.allCases)
  func everyKindOfKeyIsTaken(kind: SimulatedCluster.KeyKind) async throws {
    var options = ServerFixtures.options()
    let authority = try Authority(key: kind)
    options.certificateAuthority = authority
    options.serverCertificate = try authority.serverCertificate(names: ["127.0.0.1"], key: kind)
    try await ServerFixtures.withCluster(options) { cluster in
      let certificate = try authority.clientCertificate(
        user: "kubernetes-admin", groups: ["system:masters"], key: kind)
      for version in [TLSVersion.tlsv12, .tlsv13] {
        let seen = try await outcome(cluster, certificate, version: version)
        #expect(seen == "200")
      }
    }
  }

  @Test(arguments: [TLSVersion.tlsv12, .tlsv13])
  func aFrontEndRefusesWithAnAlert(version: TLSVersion) async throws {
    try await ServerFixtures.withCluster(options(.refusedWithAlert)) { cluster in
      let own = cluster.certificateAuthority
      let good = try own.clientCertificate(user: "a", groups: ["system:masters"])
      let foreign = try Authority(named: "other").clientCertificate(user: "a")
      let expired = try own.clientCertificate(user: "a", validity: .expired)
      let outcomes = [
        try await outcome(cluster, good, version: version),
        try await outcome(cluster, nil, token: cluster.token, version: version),
        try await outcome(cluster, foreign, version: version),
        try await outcome(cluster, expired, version: version),
      ]
      #expect(outcomes[..<2] == ["200", "200"])
      #expect(outcomes[2].contains("ALERT_UNKNOWN_CA"), "\(outcomes[2])")
      #expect(outcomes[3].contains("ALERT_CERTIFICATE_EXPIRED"), "\(outcomes[3])")
      #expect(cluster.requests.count == 2)
    }
  }

  @Test func aCertificateMayBeRequired() async throws {
    try await ServerFixtures.withCluster(options(.required)) { cluster in
      let good = try cluster.certificateAuthority.clientCertificate(
        user: "a", groups: ["system:masters"])
      let outcomes = [
        try await outcome(cluster, good), try await outcome(cluster, nil, token: cluster.token),
      ]
      #expect(outcomes[0] == "200")
      #expect(outcomes[1].contains("CERTIFICATE_REQUIRED"), "\(outcomes[1])")
    }
  }

  @Test func aCertificateThatIsNotAskedForIsNoUser() async throws {
    try await ServerFixtures.withCluster(options(.notRequested)) { cluster in
      let good = try cluster.certificateAuthority.clientCertificate(
        user: "a", groups: ["system:masters"])
      let outcomes = [
        try await outcome(cluster, good), try await outcome(cluster, good, token: cluster.token),
      ]
      #expect(outcomes == ["401", "200"])
    }
  }
}
