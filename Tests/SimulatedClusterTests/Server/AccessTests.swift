import KubernetesWire
import Testing

@testable import SimulatedCluster

@Suite struct AccessTests {
  private static let coredns = "system:serviceaccount:kube-system:coredns"

  private func status(_ client: TestClient, _ headers: [String: String] = [:]) async throws -> Int {
    try await client.send("GET", "/api/v1/pods", headers).status
  }

  @Test(arguments: [true, false])
  func certificatesAndTokensOpenTheDoorAndNothingElseDoes(http2: Bool) async throws {
    try await ServerFixtures.withCluster { cluster in
      var client = TestClient(cluster, http2: http2)
      let firstOutcome = try await status(client)
      #expect(firstOutcome == 200)
      client.token = nil
      let secondOutcome = try await status(client)
      #expect(secondOutcome == 401)
      let thirdOutcome = try await status(client, ["authorization": "Basic YTpi"])
      #expect(thirdOutcome == 401)
      client.hasCertificate = true
      let fourthOutcome = try await status(client)
      #expect(fourthOutcome == 200)
      #expect(cluster.requests.map(\.user) == ["kubernetes-admin", nil, nil, "kubernetes-admin"])
      #expect(Set(cluster.requests.map(\.httpVersion)) == [http2 ? "HTTP/2" : "HTTP/1.1"])
    }
  }

  @Test func healthIsNoSecretAndDiscoveryIs() async throws {
    try await ServerFixtures.withCluster { cluster in
      var client = TestClient(cluster)
      client.token = nil
      for path in ["/healthz", "/livez", "/readyz"] {
        let firstOutcome = try await client.send("GET", path).text
        #expect(firstOutcome == "ok")
      }
      let secondOutcome = try await client.send("GET", "/apis").status
      #expect(secondOutcome == 401)
    }
  }

  @Test func discoveryIsPlainOrAggregatedAsAsked() async throws {
    try await ServerFixtures.withCluster { cluster in
      let client = TestClient(cluster)
      let type = "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList"
      let aggregated = try await client.send("GET", "/apis", ["accept": "\(type),application/json"])
      #expect(aggregated.header("content-type") == type)
      #expect(aggregated.json?["kind"] == "APIGroupDiscoveryList")
      let plain = try await client.send("GET", "/apis", ["accept": "application/json"])
      #expect(plain.json?["kind"] == "APIGroupList")
      let version = try await client.send("GET", "/version")
      #expect(version.json?["minor"] == "36")
    }
  }

  @Test func theKubeconfigHoldsWhatIsNeeded() async throws {
    try await ServerFixtures.withCluster { cluster in
      let text = cluster.kubeconfig
      #expect(text.contains("server: \(cluster.baseURL)\n"))
      for context in ["simulated", "simulated-token", "limited", Self.coredns, "nobody"] {
        #expect(text.contains("- name: \"\(context)\"\n  context:\n"))
      }
      #expect(text.contains("token: \"nothing\""))
    }
  }

  @Test func everyServedKindSaysThatTheServerValidatesIt() async throws {
    try await ServerFixtures.withCluster { cluster in
      let client = TestClient(cluster)
      let index = try await client.send("GET", "/openapi/v3")
      let paths = index.json?["paths"]?.objectValue?.keys ?? []
      #expect(paths.contains("api/v1"))
      #expect(paths.contains("apis/discovery.k8s.io/v1"))
      let core = try await client.send("GET", "/openapi/v3/api/v1")
      let pods = core.json?["paths"]?["/api/v1/namespaces/{namespace}/pods/{name}"]
      #expect(pods?["patch"]?["x-kubernetes-group-version-kind"]?["kind"] == "Pod")
      let nothing = try await client.send("GET", "/openapi/v2")
      #expect(nothing.status == 404)
    }
  }
}
