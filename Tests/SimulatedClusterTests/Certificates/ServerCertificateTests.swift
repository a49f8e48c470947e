import NIOSSL
import SimulatedCluster
import Testing

@Suite struct ServerCertificateTests {
  typealias Authority = SimulatedCluster.CertificateAuthority

  /// The options of a server with this certificate.
  private func options(
    _ certificate: SimulatedCluster.IssuedCertificate
  ) -> SimulatedCluster.Options {
    var options = ServerFixtures.options()
    options.serverCertificate = certificate
    return options
  }

  /// What a client that verifies the server says to it.
  private func verdict(_ certificate: SimulatedCluster.IssuedCertificate) async throws -> String {
    var verdict = ""
    try await ServerFixtures.withCluster(options(certificate)) { cluster in
      do {
        _ = try await TestClient(cluster, http2: false).send("GET", "/version")
        verdict = "fine"
      } catch {
        verdict = String(describing: error)
      }
    }
    return verdict
  }

  @Test func aChainMayHaveIntermediatesAndMayLackThem() async throws {
    let issuer = try Authority().intermediate(named: "one").intermediate(named: "two")
    let certificate = try issuer.serverCertificate(names: ["127.0.0.1"])
    let verdicts = [
      try await verdict(certificate), try await verdict(certificate.withoutIntermediates),
    ]
    #expect(verdicts[0] == "fine")
    #expect(verdicts[1].contains("CERTIFICATE_VERIFY_FAILED"))
    #expect(
      try NIOSSLCertificate.fromPEMBytes(Array(certificate.chainPEM.utf8)).count == 3)
    #expect(issuer.rootPEM == certificate.authorityPEM)
  }

  @Test func aClientSeesThatACertificateIsNotForItOrNotForNow() async throws {
    let authority = try Authority()
    let cases = [
      try authority.serverCertificate(names: ["127.0.0.1", "::1", "kube.example"]),
      try authority.serverCertificate(names: ["127.0.0.1"], validity: .expired),
      try authority.serverCertificate(names: ["127.0.0.1"], validity: .notYet),
      try authority.serverCertificate(names: ["127.0.0.2", "localhost"]),
      try authority.serverCertificate(names: [], commonName: "127.0.0.1"),
    ]
    var isFine: [Bool] = []
    for certificate in cases { isFine.append(try await verdict(certificate) == "fine") }
    #expect(isFine == [true, false, false, false, false])
  }

  @Test func aForeignAuthorityVerifiesNothing() async throws {
    try await ServerFixtures.withCluster { cluster in
      var client = TestClient(cluster, http2: false)
      client.authorityPEM = try Authority().certificatePEM
      await #expect(throws: NIOSSLError.self) { try await client.send("GET", "/version") }
      #expect(cluster.requests.isEmpty)
    }
  }

  @Test(arguments: [SimulatedCluster.TLSVersion.v11, .v12, .v13])
  func theVersionsOfTLSMayBeLimited(version: SimulatedCluster.TLSVersion) async throws {
    var options = ServerFixtures.options()
    options.tlsVersions = version...version
    let versions: [TLSVersion] = [.tlsv11, .tlsv12, .tlsv13]
    try await ServerFixtures.withCluster(options) { cluster in
      var spoken: [TLSVersion] = []
      for version in versions {
        var client = TestClient(cluster, http2: false)
        client.tlsVersion = version
        if (try? await client.send("GET", "/version")) != nil { spoken.append(version) }
      }
      #expect(spoken == [versions[version.rawValue - 1]])
    }
  }

  @Test func aKeyThatIsNotTheCertificatesDoesNotStart() async throws {
    let authority = try Authority()
    var certificate = try authority.serverCertificate(names: ["127.0.0.1"])
    certificate.keyPEM = try authority.serverCertificate(names: ["127.0.0.1"]).keyPEM
    let options = options(certificate)
    await #expect(throws: (any Error).self) { try await SimulatedCluster.start(options) }
  }

  @Test func plainTextNeedsNoCertificate() async throws {
    var options = ServerFixtures.options()
    options.isPlaintext = true
    try await ServerFixtures.withCluster(options) { cluster in
      let answer = try await TestClient(cluster, http2: false).send("GET", "/api/v1/pods")
      #expect(answer.status == 200)
      #expect(cluster.baseURL == "http://127.0.0.1:\(cluster.port)")
    }
  }
}
