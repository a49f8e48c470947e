import SimulatedCluster
import Testing

@testable import KubernetesClient

/// Pods of the simulated cluster, reached as those of a real one.
@Suite(.timeLimit(.minutes(1))) struct PodClusterTests {
  private typealias Fixtures = ConnectionFixtures

  private static let pod = PodReference(namespace: "default", name: "a")
  private static let manifest = """
    apiVersion: v1
    kind: Pod
    metadata: {name: a, namespace: default}
    spec: {nodeName: n, containers: [{name: c, image: i}]}
    status: {phase: Running, podIP: 10.244.0.9}
    """

  private func withClient(
    _ body: (KubernetesClient) async throws -> Void
  ) async throws {
    try await Fixtures.withCluster { cluster in
      try cluster.load(ManifestReader.read(text: Array(Self.manifest.utf8), file: "a.yaml"))
      let ports = PodPorts(
        http: [8181: { _ in .text("kubernetes", status: 503) }],
        tcp: [
          53: { connection in
            for await piece in connection.received {
              try? await connection.write(Array(piece.reversed()))
            }
          }
        ])
      cluster.setPorts(of: "default", "a", ports)
      var parts = Fixtures.Parts()
      parts.roots = cluster.certificateAuthorityPEM
      parts.token = cluster.token
      let client = try Fixtures.client(cluster.baseURL, parts)
      try await body(client)
      await client.close()
    }
  }

  @Test func theProxyReturnsWhatThePodAnswers() async throws {
    try await withClient { client in
      let answer = try await client.proxyGet(
        Self.pod, port: 8181, path: "/ready", timeout: .seconds(20))
      #expect(answer.status == 503)
      #expect(answer.body == Array("kubernetes".utf8))
      let error = await #expect(throws: ClientError.self) {
        try await client.proxyGet(Self.pod, port: 9, path: "/", timeout: .seconds(20))
      }
      #expect(error?.code == .connect)
    }
  }

  @Test func aRefusedPortIsToldToWhomItIsSentTo() async throws {
    try await withClient { client in
      let forward = try await client.forwardPorts(Self.pod, ports: [54], timeout: .seconds(20))
      let error = await #expect(throws: ClientError.self) {
        // The refusal may come behind what is sent first.
        while true { try await forward.connections[0].send([1]) }
      }
      #expect(error?.code == .connect)
      #expect(error?.cause?.contains("refused") == true)
    }
  }

  @Test func severalConnectionsShareAForwarding() async throws {
    try await withClient { client in
      let forward = try await client.forwardPorts(
        Self.pod, ports: [53, 54, 53], timeout: .seconds(20))
      try await forward.connections[2].send([4, 5, 6])
      try await forward.connections[0].send([1, 2, 3])
      #expect(try await forward.connections[0].receive() == [3, 2, 1])
      #expect(try await forward.connections[2].receive() == [6, 5, 4])
      let error = await #expect(throws: ClientError.self) {
        try await forward.connections[1].receive()
      }
      #expect(error?.code == .connect)
      #expect(error?.cause?.contains("refused") == true)
      await forward.close()
      #expect(try await forward.connections[0].receive() == nil)
    }
  }
}
