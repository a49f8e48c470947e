import Testing

@testable import SimulatedCluster

/// `services/proxy`, as a real API server answered it.
struct ServiceProxyTests {
  private static let manifest = """
    apiVersion: v1
    kind: List
    items:
    - apiVersion: v1
      kind: Service
      metadata: {name: kube-dns, namespace: kube-system}
      spec:
        clusterIP: 10.96.0.10
        ports:
        - {name: dns, port: 53, protocol: UDP}
        - {name: metrics, port: 9153, protocol: TCP}
        - {name: ready, port: 80, targetPort: 8181, protocol: TCP}
    - apiVersion: v1
      kind: Endpoints
      metadata: {name: kube-dns, namespace: kube-system}
      subsets:
      - addresses:
        - ip: 10.244.0.11
          targetRef: {kind: Pod, name: \(PodFixtures.synced), namespace: kube-system}
        notReadyAddresses:
        - ip: 10.244.0.13
          targetRef: {kind: Pod, name: \(PodFixtures.unsynced), namespace: kube-system}
        ports:
        - {name: dns, port: 53, protocol: UDP}
        - {name: metrics, port: 9153, protocol: TCP}
        - {name: ready, port: 8181, protocol: TCP}
    - apiVersion: v1
      kind: Endpoints
      metadata: {name: moved, namespace: kube-system}
      subsets:
      - addresses:
        - ip: 10.244.0.99
          targetRef: {kind: Pod, name: \(PodFixtures.synced), namespace: kube-system}
        ports: [{port: 9153}]
    - apiVersion: v1
      kind: Endpoints
      metadata: {name: empty, namespace: kube-system}
    - apiVersion: v1
      kind: Service
      metadata: {name: web, namespace: default}
      spec: {ports: [{name: http, port: 80}]}
    """

  /// What a GET below `services` comes to.
  private func get(
    _ path: String, http2: Bool = true, user: String? = nil, namespace: String = "kube-system"
  ) async throws -> TestClient.Answer {
    var answer: TestClient.Answer?
    try await PodFixtures.withCluster { cluster in
      try cluster.load(ManifestReader.read(text: Array(Self.manifest.utf8), file: "a.yaml"))
      var client = TestClient(cluster, http2: http2)
      if let user { client.token = cluster.tokens[user] }
      answer = try await client.send(
        "GET", "/api/v1/namespaces/\(namespace)/services/\(path)", ["user-agent": "curl/8.5"])
    }
    return try #require(answer)
  }

  @Test(
    arguments: [true, false], ["kube-dns:metrics", "kube-dns:9153", "http:kube-dns:metrics"])
  func aPortIsFoundByNameAndByNumber(http2: Bool, target: String) async throws {
    let answer = try await get("\(target)/proxy/metrics", http2: http2)
    #expect(answer.status == 200)
    #expect(answer.text == "up 1\n")
  }

  @Test func theNumberIsTheServicesAndLeadsToThatOfThePod() async throws {
    #expect(try await get("kube-dns:80/proxy/ready").text == "OK")
    let answer = try await get("kube-dns:8181/proxy/ready")
    #expect(answer.status == 503)
    #expect(answer.text.contains("no service port 8181 found for service"))
  }

  @Test(arguments: [
    ("service-no-port", "kube-dns/proxy/metrics", nil, "kube-system", 503),
    ("service-without-endpoints", "web:http/proxy/", nil, "default", 404),
    ("service-forbidden", "kube-dns:metrics/proxy/metrics", "viewer", "kube-system", 403),
  ])
  func refusesAsRecorded(
    name: String, path: String, user: String?, namespace: String, status: Int
  ) async throws {
    let answer = try await get(path, user: user, namespace: namespace)
    #expect(answer.status == status)
    let body = try PodFixtures.bytes("pod-proxy/\(name).body")
    #expect(answer.body == body)
  }

  @Test(arguments: ["empty/proxy/", "moved/proxy/", "kube-dns:other/proxy/"])
  func whereNoReadyPodHasThePortNoneIsAvailable(path: String) async throws {
    let answer = try await get(path)
    #expect(answer.status == 503)
    #expect(answer.text.contains("no endpoints available for service"))
  }

  @Test func withoutAPathItLeadsToTheOneWithASlash() async throws {
    let answer = try await get("kube-dns:metrics/proxy")
    #expect(answer.status == 301)
    #expect(answer.header("location")?.hasSuffix("kube-dns:metrics/proxy/") == true)
  }
}
