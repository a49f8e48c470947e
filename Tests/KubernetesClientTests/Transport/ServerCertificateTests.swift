import KubernetesConfiguration
import SimulatedCluster
import Testing

@testable import KubernetesClient

/// Handshakes with servers of many certificates, judged as Go's crypto/tls judges them.
@Suite(.timeLimit(.minutes(1))) struct ServerCertificateTests {
  private typealias Fixtures = ConnectionFixtures

  /// What a handshake comes to, against a server with a certificate.
  private func failure(
    _ server: SimulatedCluster.IssuedCertificate, roots: String? = nil, host: String = "127.0.0.1",
    serverName: String? = nil
  ) async throws -> ClientError? {
    var result: ClientError?
    try await Fixtures.withCluster {
      $0.serverCertificate = server
    } _: { cluster in
      var parts = Fixtures.Parts()
      parts.roots = roots ?? server.authorityPEM
      parts.serverName = serverName
      parts.token = cluster.token
      result = try await Fixtures.failure("https://\(host):\(cluster.port)", parts)
    }
    return result
  }

  @Test(
    arguments: [
      (["127.0.0.1"], "127.0.0.1", nil, nil),
      (["localhost"], "localhost", nil, nil),
      // The address that was dialled does not vouch for a name.
      (["127.0.0.1"], "localhost", nil, "localhost"),
      (["127.0.0.1"], "127.0.0.1", "wrong.example", "wrong.example"),
      (["kube.example"], "127.0.0.1", "kube.example", nil),
      (["10.96.0.1"], "127.0.0.1", "10.96.0.1", nil),
      (["localhost"], "127.0.0.1", nil, "127.0.0.1"),
    ] as [([String], String, String?, String?)])
  func theNameCounts(
    names: [String], host: String, serverName: String?, refused: String?
  ) async throws {
    let certificate = try Fixtures.Authority(named: "test-ca").serverCertificate(names: names)
    let error = try await failure(certificate, host: host, serverName: serverName)
    guard let refused else {
      #expect(error == nil)
      return
    }
    #expect(error?.code == .tls)
    #expect(
      error?.cause
        == "the certificate is not for \"\(refused)\" but for \(names[0]) (issuer \"CN=test-ca\")")
  }

  @Test func itsTimeCounts() async throws {
    let authority = try Fixtures.Authority()
    let expired = try await failure(
      authority.serverCertificate(names: ["127.0.0.1"], validity: .expired))
    #expect(expired?.code == .tls && expired?.cause?.contains("expired on 20") == true)
    let early = try await failure(
      authority.serverCertificate(names: ["127.0.0.1"], validity: .notYet))
    #expect(early?.cause?.contains("is not valid before 20") == true)
  }

  @Test func whoVouchesForItCounts() async throws {
    let certificate = try Fixtures.Authority(named: "its-ca").serverCertificate(
      names: ["127.0.0.1"])
    let others = try (0..<5).map { try Fixtures.Authority(named: "other-\($0)").certificatePEM }
    let error = try await failure(certificate, roots: others.joined(separator: "\n"))
    #expect(error?.code == .tls)
    let cause = error?.cause ?? ""
    #expect(cause.contains("(for 127.0.0.1, valid until 20"))
    #expect(cause.contains("is issued by \"CN=its-ca\""))
    #expect(
      cause.hasSuffix("trusted is \"CN=other-0\", \"CN=other-1\", \"CN=other-2\" and 2 more"))
  }

  @Test func anyTrustedCertificateEndsAChain() async throws {
    let root = try Fixtures.Authority(named: "root")
    let intermediate = try root.intermediate(named: "intermediate")
    let certificate = try intermediate.serverCertificate(names: ["127.0.0.1"])
    let leaf = certificate.withoutIntermediates
    #expect(try await failure(certificate, roots: root.certificatePEM) == nil)
    #expect(try await failure(certificate, roots: intermediate.certificatePEM) == nil)
    #expect(try await failure(leaf, roots: intermediate.certificatePEM) == nil)
    #expect(try await failure(leaf, roots: leaf.chainPEM) == nil)
    #expect(try await failure(leaf, roots: root.certificatePEM)?.code == .tls)
  }

  @Test(arguments: SimulatedCluster.KeyKind.allCases)
  func everyKindOfKeyIsSpoken(kind: SimulatedCluster.KeyKind) async throws {
    let authority = try Fixtures.Authority(key: kind)
    let server = try authority.serverCertificate(names: ["127.0.0.1"], key: kind)
    let client = try authority.clientCertificate(user: "a", groups: ["system:masters"], key: kind)
    try await Fixtures.withCluster {
      $0.serverCertificate = server
      $0.clientAuthorities = [authority]
    } _: { cluster in
      var parts = Fixtures.Parts()
      parts.roots = authority.certificatePEM
      parts.certificate = client
      let error = try await Fixtures.failure(cluster.baseURL, parts)
      #expect(error == nil)
    }
  }

  @Test(arguments: [SimulatedCluster.TLSVersion.v11, .v12, .v13])
  func speaksTLSFrom12On(version: SimulatedCluster.TLSVersion) async throws {
    try await Fixtures.withCluster {
      $0.tlsVersions = version...version
    } _: { cluster in
      var parts = Fixtures.Parts()
      parts.roots = cluster.certificateAuthorityPEM
      parts.token = cluster.token
      let error = try await Fixtures.failure(cluster.baseURL, parts)
      if version == .v11 {
        #expect(error?.code == .tls)
        #expect(error?.cause == "the server speaks neither TLS 1.2 nor TLS 1.3")
      } else {
        #expect(error == nil)
      }
    }
  }

  @Test func aServerWithoutTLSIsNamedSo() async throws {
    try await Fixtures.withCluster {
      $0.isPlaintext = true
    } _: { cluster in
      let error = try await Fixtures.failure("https://127.0.0.1:\(cluster.port)", .init())
      #expect(error?.code == .tls && error?.cause == "the server does not speak TLS")
    }
  }

  @Test func whoeverAsksForThatIsNotProtected() async throws {
    try await Fixtures.withCluster { cluster in
      var values = ConnectionValues(
        source: .kubeconfig, server: Sourced("https://localhost:\(cluster.port)", from: .caller))
      values.unverified = .caller
      values.token = Sourced(Secret(cluster.token), from: .caller)
      let client = try KubernetesClient(
        PreparedConnection(ResolvedConnection(values, environment: [:])))
      _ = try await client.json(APIRequest(path: "/api/v1/namespaces", accept: .json))
      await client.close()
    }
  }
}
