import KubernetesWire
import KubernetesClient
import Testing

@testable import SimulatedCluster

/// Every refusal is what the recorded server said, byte for byte.
@Suite struct StatusTests {
  struct Case: CustomTestStringConvertible, Sendable {
    var recording: String
    var uri: String
    var accept = "application/json"
    var token: String? = "admin"
    var impersonated: String?

    var testDescription: String { recording }
  }

  static let protobuf = "application/vnd.kubernetes.protobuf, */*"
  static let slices = "/apis/discovery.k8s.io/v1/endpointslices"

  static let cases: [Case] = [
    Case(recording: "unauthorized-401", uri: "/api/v1/pods", token: "wrong"),
    Case(recording: "forbidden-list-403", uri: "/api/v1/pods", token: "nothing"),
    Case(
      recording: "forbidden-list-403-protobuf", uri: "/api/v1/pods", accept: protobuf,
      token: "nothing"),
    Case(recording: "forbidden-watch-403", uri: "\(slices)?watch=1", token: "nothing"),
    Case(
      recording: "limited-impersonated-403", uri: slices,
      impersonated: "system:serviceaccount:kube-system:coredns"),
    Case(recording: "get-pod-notfound", uri: "/api/v1/namespaces/default/pods/nope"),
    Case(
      recording: "get-pod-notfound-protobuf", uri: "/api/v1/namespaces/default/pods/nope",
      accept: protobuf),
    Case(recording: "bad-continue", uri: "/api/v1/pods?limit=10&continue=garbage"),
    Case(recording: "bad-fieldselector", uri: "/api/v1/pods?fieldSelector=status.bogus%3D1"),
    Case(recording: "bad-labelselector", uri: "/api/v1/pods?labelSelector=%21%21x"),
    Case(recording: "unknown-resource", uri: "/api/v1/bogus"),
    Case(recording: "unknown-group", uri: "/apis/nope.example.org/v1/things"),
    Case(
      recording: "expired-exact-410",
      uri: "/api/v1/services?resourceVersion=10&resourceVersionMatch=Exact"),
    Case(
      recording: "list-serviceimports-protobuf-only",
      uri: "/apis/multicluster.x-k8s.io/v1alpha1/serviceimports",
      accept: "application/vnd.kubernetes.protobuf"),
  ]

  private func ask(_ cluster: SimulatedCluster, _ item: Case) async throws -> TestClient.Answer {
    var client = TestClient(cluster)
    if let token = item.token, token != "admin" { client.token = token }
    var headers = ["accept": item.accept, "user-agent": "curl/8"]
    headers["impersonate-user"] = item.impersonated
    return try await client.send("GET", item.uri, headers)
  }

  @Test func everyRefusalReadsAsRecorded() async throws {
    var different: [String] = []
    try await ServerFixtures.withCluster { cluster in
      try cluster.apply(
        [
          "kind": "Service", "apiVersion": "v1",
          "metadata": ["name": "one", "namespace": "default"], "spec": [:],
        ], .services)
      // CoreDNS could not read endpoint slices where this was recorded.
      cluster.delete(.clusterRoles, name: "system:coredns")
      cluster.delete(.clusterRoleBindings, name: "system:coredns")
      cluster.compactHistory()
      for item in Self.cases {
        let answer = try await ask(cluster, item)
        if answer.body != (try ServerFixtures.recorded(item.recording)) {
          different.append("\(item.recording): \(answer.text)")
        }
      }
    }
    #expect(different == [])
  }

  @Test func aFutureVersionIsTooLarge() async throws {
    try await ServerFixtures.withCluster { cluster in
      let answer = try await TestClient(cluster).send(
        "GET",
        "/api/v1/services?resourceVersion=99999999&resourceVersionMatch=NotOlderThan",
        ["user-agent": "curl/8"])
      let recorded = String(decoding: try ServerFixtures.recorded("rv-too-large"), as: UTF8.self)
      #expect(answer.text == recorded.replacing("current: 600", with: "current: 100"))
      #expect(answer.status == 504)
      #expect(answer.header("retry-after") == "1")
    }
  }

  @Test(arguments: [
    ("/api/v1/pods?resourceVersion=abc", 400), ("/api/v1/pods?resourceVersionMatch=Exact", 422),
    ("/api/v1/pods?resourceVersion=0&resourceVersionMatch=Exact", 422),
    ("/api/v1/pods?watch=1&sendInitialEvents=true", 422),
    ("/api/v1/pods?sendInitialEvents=true", 422),
    ("/api/v1/namespaces/default/namespaces", 404), ("/api/v1/pods/a/b/c", 404),
    ("/api/v2/pods", 404), ("/nowhere", 404), ("/", 404),
  ])
  func requestsThatMakeNoSenseAreRefused(uri: String, status: Int) async throws {
    try await ServerFixtures.withCluster { cluster in
      let answer = try await TestClient(cluster).send("GET", uri)
      #expect(answer.status == status)
    }
  }
}
