import KubernetesConfiguration
import SimulatedCluster
import Testing

@testable import KubernetesClient

/// How pods are reached: as everything else of a connection.
@Suite(.timeLimit(.minutes(1))) struct PodConnectionTests {
  private typealias Fixtures = ConnectionFixtures

  private static let nobody = PodReference(namespace: "default", name: "nobody")

  /// What forwarding and proxy come to for a pod that is not there.
  private func failures(_ url: String, _ parts: Fixtures.Parts) async throws -> [ClientError?] {
    let client = try Fixtures.client(url, parts)
    let forward = await #expect(throws: ClientError.self) {
      try await client.forwardPorts(Self.nobody, ports: [53], timeout: .seconds(20))
    }
    let proxy = await #expect(throws: ClientError.self) {
      try await client.proxyGet(Self.nobody, port: 80, path: "x", timeout: .seconds(20))
    }
    await client.close()
    return [forward, proxy]
  }

  private func parts(_ cluster: SimulatedCluster) -> Fixtures.Parts {
    var parts = Fixtures.Parts()
    parts.roots = cluster.certificateAuthorityPEM
    parts.token = cluster.token
    return parts
  }

  @Test(arguments: [true, false])
  func aPodThatIsGoneIsToldOverTLS(isHTTP2: Bool) async throws {
    try await Fixtures.withCluster {
      $0.offersHTTP2 = isHTTP2
    } _: { cluster in
      let errors = try await failures(cluster.baseURL, parts(cluster))
      #expect(errors.map { $0?.code } == [.notFound, .notFound])
      let forward = cluster.requests.first { $0.path.hasSuffix("/portforward") }
      #expect(forward?.httpVersion == "HTTP/1.1", "a WebSocket begins in HTTP/1.1")
    }
  }

  @Test func aTokenThatIsRefusedIsTold() async throws {
    try await Fixtures.withCluster { cluster in
      var parts = parts(cluster)
      parts.token = "wrong"
      let errors = try await failures(cluster.baseURL, parts)
      #expect(errors.map { $0?.code } == [.unauthorized, .unauthorized])
    }
  }

  @Test func whoIsActedAsIsToldToTheServerInEachRequest() async throws {
    try await Fixtures.withCluster { cluster in
      var parts = parts(cluster)
      parts.impersonation = Impersonation()
      parts.impersonation?.user = "jane"
      let refused = try await failures(cluster.baseURL, parts)
      #expect(refused.map { $0?.code } == [.forbidden, .forbidden])
      #expect(refused[0]?.message.contains("pods/portforward is missing") == true)
      #expect(refused.allSatisfy { $0?.cause?.contains("jane") == true })
      parts.impersonation?.groups = ["system:masters"]
      let allowed = try await failures(cluster.baseURL, parts)
      #expect(allowed.map { $0?.code } == [.notFound, .notFound])
      #expect(cluster.requests.map(\.user) == ["jane", "jane", "jane", "jane"])
      #expect(cluster.requests.count { $0.path.hasSuffix("/portforward") } == 2)
    }
  }

  @Test func aCertificateThatIsNotTrustedIsTold() async throws {
    try await Fixtures.withCluster { cluster in
      var parts = parts(cluster)
      parts.roots = try Fixtures.Authority().certificatePEM
      let errors = try await failures(cluster.baseURL, parts)
      #expect(errors.map { $0?.code } == [.tls, .tls])
    }
  }

  @Test(arguments: [SimulatedProxy.Kind.http, .socks5])
  func theWayGoesThroughTheProxyOfTheConnection(kind: SimulatedProxy.Kind) async throws {
    try await Fixtures.withCluster { cluster in
      let proxy = try await SimulatedProxy.start(.init(kind: kind, routes: [:]))
      var parts = parts(cluster)
      parts.proxy = proxy.url
      let errors = try await failures(cluster.baseURL, parts)
      #expect(errors.map { $0?.code } == [.notFound, .notFound])
      #expect(proxy.requests.count == 2)
      try await proxy.shutdown()
    }
  }

  @Test func aServerThatIsNotThereIsTold() async throws {
    let errors = try await failures("http://127.0.0.1:1", .init())
    #expect(errors.map { $0?.code } == [.connect, .connect])
  }
}
