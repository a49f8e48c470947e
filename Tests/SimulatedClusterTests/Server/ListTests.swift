import KubernetesWire
import KubernetesClient
import Testing

@testable import SimulatedCluster

@Suite struct ListTests {
  /// The names of a list's items.
  private func names(_ answer: TestClient.Answer) -> String {
    let items = answer.json?["items"]?.arrayValue ?? []
    return items.compactMap { $0["metadata"]?["name"]?.stringValue }.joined(separator: " ")
  }

  private func withPods(_ body: (SimulatedCluster, TestClient) async throws -> Void) async throws {
    try await ServerFixtures.withCluster { cluster in
      for (name, env, phase) in [
        ("a", "qa", "Running"), ("b", "prod", "Succeeded"), ("c", "qa", "Pending"),
        ("d", "staging", "Running"), ("e", "qa", "Failed"),
      ] {
        try cluster.apply(
          ServerFixtures.pod(name, labels: ["env": .string(env)], phase: phase), .pods)
      }
      try cluster.apply(ServerFixtures.pod("z", namespace: "default-2", labels: [:]), .pods)
      try await body(cluster, TestClient(cluster))
    }
  }

  @Test func selectorsAndNamespacesSelect() async throws {
    let cases: [(uri: String, names: String)] = [
      ("/api/v1/pods", "z a b c d e"),
      ("/api/v1/namespaces/default/pods", "a b c d e"),
      ("/api/v1/namespaces/none/pods", ""),
      ("/api/v1/pods?labelSelector=env%3Dqa", "a c e"),
      ("/api/v1/pods?labelSelector=env%20in%20(qa,staging)", "a c d e"),
      ("/api/v1/pods?labelSelector=%21env", "z"),
      (
        "/api/v1/pods?fieldSelector=status.phase!%3DSucceeded,status.phase!%3DFailed",
        "z a c d"
      ),
      ("/api/v1/pods?fieldSelector=metadata.name%3Dc", "c"),
      ("/api/v1/pods?fieldSelector=metadata.namespace%3Ddefault-2", "z"),
      ("/api/v1/pods?fieldSelector=status.phase%3DRunning&labelSelector=env%3Dqa", "a"),
    ]
    try await withPods { _, client in
      var different: [String] = []
      for item in cases {
        let found = names(try await client.send("GET", item.uri))
        if found != item.names { different.append("\(item.uri): \(found)") }
      }
      #expect(different == [])
    }
  }

  @Test func pagesShowOneStateWhateverHappensBetweenThem() async throws {
    try await withPods { cluster, client in
      let first = try await client.send("GET", "/api/v1/pods?limit=2")
      #expect(names(first) == "z a")
      #expect(first.json?["metadata"]?["remainingItemCount"]?.integerValue == 4)
      let version = first.json?["metadata"]?["resourceVersion"]
      try cluster.apply(ServerFixtures.pod("bb"), .pods)
      cluster.delete(.pods, namespace: "default", name: "c")
      var token = first.json?["metadata"]?["continue"]?.stringValue
      var rest: [String] = []
      while let next = token {
        let page = try await client.send("GET", "/api/v1/pods?limit=2&continue=\(next)")
        #expect(page.json?["metadata"]?["resourceVersion"] == version)
        rest.append(names(page))
        token = page.json?["metadata"]?["continue"]?.stringValue
      }
      #expect(rest == ["b c", "d e"])
    }
  }

  @Test func pagesOfANamespaceStayInIt() async throws {
    try await withPods { _, client in
      let base = "/api/v1/namespaces/default/pods?limit=3"
      let first = try await client.send("GET", base)
      let token = first.json?["metadata"]?["continue"]?.stringValue ?? ""
      let second = try await client.send("GET", "\(base)&continue=\(token)")
      #expect([names(first), names(second)] == ["a b c", "d e"])
      #expect(second.json?["metadata"]?["continue"] == nil)
    }
  }

  @Test func anExpiredTokenComesWithOneThatGoesOnInconsistently() async throws {
    try await withPods { cluster, client in
      let first = try await client.send("GET", "/api/v1/pods?limit=2")
      let token = first.json?["metadata"]?["continue"]?.stringValue ?? ""
      try cluster.apply(ServerFixtures.pod("bb"), .pods)
      cluster.compactHistory()
      let expired = try await client.send(
        "GET", "/api/v1/pods?limit=2&continue=\(token)", ["user-agent": "curl/8"])
      #expect(expired.status == 410)
      #expect(expired.json?["reason"] == "Expired")
      let recorded = try JSONValue(parsing: ServerFixtures.recorded("expired-continue-410"))
      #expect(expired.json?["message"] == recorded["message"])
      let next = expired.json?["metadata"]?["continue"]?.stringValue ?? ""
      let rest = try await client.send("GET", "/api/v1/pods?continue=\(next)")
      #expect(names(rest) == "b bb c d e")
    }
  }

  @Test func versionZeroIgnoresTheLimitAndExactShowsThePast() async throws {
    try await withPods { cluster, client in
      let version = cluster.currentResourceVersion
      cluster.delete(.pods, namespace: "default", name: "a")
      let cached = try await client.send("GET", "/api/v1/pods?resourceVersion=0&limit=2")
      #expect(names(cached) == "z b c d e")
      let exact = "/api/v1/pods?resourceVersion=\(version)&resourceVersionMatch=Exact"
      let past = try await client.send("GET", exact)
      #expect(names(past) == "z a b c d e")
      let notOlder = "/api/v1/pods?resourceVersion=\(version)&resourceVersionMatch=NotOlderThan"
      let present = try await client.send("GET", notOlder)
      #expect(names(present) == "z b c d e")
    }
  }

  @Test(arguments: [true, false])
  func protobufAndJSONListsHoldTheSame(http2: Bool) async throws {
    try await withPods { cluster, _ in
      let client = TestClient(cluster, http2: http2)
      let json = try await client.send("GET", "/api/v1/pods", ["accept": "application/json"])
      let protobuf = try await client.send(
        "GET", "/api/v1/pods", ["accept": "application/vnd.kubernetes.protobuf, */*"])
      #expect(json.header("content-type") == "application/json")
      #expect(protobuf.header("content-type") == "application/vnd.kubernetes.protobuf")
      let envelope = try ProtobufTranscoder.unwrap(protobuf.body)
      #expect(envelope.kind == "PodList")
      let raw = Array(envelope.raw)
      let items = try raw.withUnsafeBytes { buffer -> [JSONValue] in
        let scan = ProtobufScan(bytes: buffer)
        var offset = 0
        var items: [JSONValue] = []
        while let field = scan.next(&offset, buffer.count) {
          guard field.number == 2 else { continue }
          items.append(
            try ProtobufTranscoder.shared.json(
              fromProtobuf: Array(buffer[field.value]), kind: "Pod"))
        }
        return items
      }
      #expect(items == json.json?["items"]?.arrayValue)
      #expect(items.count == 6)
    }
  }

  @Test func customResourcesAreJSONWithTheMetadataLast() async throws {
    try await ServerFixtures.withCluster { cluster in
      try cluster.apply(ServerFixtures.serviceImport("checkout"), .serviceImports)
      let answer = try await TestClient(cluster).send(
        "GET", "/apis/multicluster.x-k8s.io/v1alpha1/serviceimports",
        ["accept": "application/vnd.kubernetes.protobuf, */*,application/json"])
      #expect(answer.header("content-type") == "application/json")
      #expect(answer.json?.objectValue?.keys == ["apiVersion", "items", "kind", "metadata"])
      #expect(names(answer) == "checkout")
    }
  }

  @Test func indentedListsAreTheSameLists() async throws {
    try await withPods { _, client in
      let plain = try await client.send("GET", "/api/v1/pods")
      let pretty = try await client.send("GET", "/api/v1/pods?pretty=true")
      #expect(pretty.json == plain.json)
      #expect(pretty.json?.bytes(pretty: true) == pretty.body)
      let empty = try await client.send("GET", "/api/v1/services?pretty=true")
      #expect(empty.json?.bytes(pretty: true) == empty.body)
    }
  }

  @Test func largeListsAreCompressedOnceAndAlike() async throws {
    var options = ServerFixtures.options()
    options.gzipThreshold = 100
    try await ServerFixtures.withCluster(options) { cluster in
      for number in 0..<50 { try cluster.apply(ServerFixtures.pod("p\(number)"), .pods) }
      let client = TestClient(cluster)
      let headers = ["accept-encoding": "gzip"]
      let first = try await client.send("GET", "/api/v1/pods", headers)
      let again = try await client.send("GET", "/api/v1/pods", headers)
      let plain = try await client.send("GET", "/api/v1/pods")
      #expect(first.header("content-encoding") == "gzip")
      #expect(first.body == again.body)
      #expect(plain.header("content-encoding") == nil)
      #expect(first.body.count < plain.body.count / 4)
      let inflated = try Gunzip.inflate(first.body)
      #expect(inflated == plain.body)
    }
  }
}
