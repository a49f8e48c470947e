import KubernetesClient
import KubernetesWire
import Testing

@testable import SimulatedCluster

@Suite struct WriteTests {
  private static let pods = "/api/v1/namespaces/default/pods"

  private func json(_ value: JSONValue) -> [UInt8] { value.serialisedBytes() }

  @Test func aCreatedObjectGetsItsIdentity() async throws {
    try await ServerFixtures.withCluster { cluster in
      let answer = try await TestClient(cluster).send(
        "POST", "\(Self.pods)?fieldManager=test", body: json(ServerFixtures.pod("a")))
      #expect(answer.status == 201)
      let metadata = answer.json?["metadata"]
      #expect(metadata?["resourceVersion"] == "101")
      #expect(metadata?["uid"]?.stringValue?.utf8.count == 36)
      #expect(metadata?["generation"] == 1)
      #expect(metadata?["creationTimestamp"]?.stringValue?.hasSuffix("Z") == true)
      let owner = metadata?["managedFields"]?.arrayValue?.first
      #expect(owner?["manager"] == "test")
      #expect(owner?["fieldsV1"]?["f:metadata"]?["f:labels"]?["f:app"] != nil)
      #expect(answer.json?["kind"] == "Pod")
    }
  }

  @Test func bodiesMayBeProtobuf() async throws {
    try await ServerFixtures.withCluster { cluster in
      let raw = try ProtobufTranscoder.shared.protobuf(
        fromJSON: ServerFixtures.pod("a"), kind: "Pod")
      let type = "application/vnd.kubernetes.protobuf"
      let answer = try await TestClient(cluster).send(
        "POST", Self.pods, ["content-type": type, "accept": type],
        body: ProtobufTranscoder.wrap(kind: "Pod", apiVersion: "v1", raw: raw))
      #expect(answer.status == 201)
      #expect(try ProtobufTranscoder.unwrap(answer.body).kind == "Pod")
      let stored = try cluster.object(.pods, namespace: "default", name: "a")
      #expect(stored?["status"]?["podIP"] == "10.0.0.1")
    }
  }

  @Test func creationsThatCannotBeAreRefused() async throws {
    let cases: [(name: String, uri: String, body: JSONValue, status: Int)] = [
      ("exists", Self.pods, ServerFixtures.pod("there"), 409),
      ("no such namespace", "/api/v1/namespaces/nope/pods", ["metadata": ["name": "a"]], 404),
      ("another namespace", Self.pods, ServerFixtures.pod("a", namespace: "b"), 400),
      ("no name", Self.pods, ["metadata": [:]], 422),
      ("a bad name", Self.pods, ["metadata": ["name": "A_"]], 422),
      ("another kind", Self.pods, ["kind": "Service", "metadata": ["name": "a"]], 400),
      ("a version", Self.pods, ["metadata": ["name": "a", "resourceVersion": "5"]], 400),
      ("no object", Self.pods, [1, 2], 400),
      ("no namespace", "/api/v1/pods", ["metadata": ["name": "a"]], 400),
    ]
    try await ServerFixtures.withCluster { cluster in
      try cluster.apply(ServerFixtures.pod("there"), .pods)
      var different: [String] = []
      for item in cases {
        let answer = try await TestClient(cluster).send("POST", item.uri, body: json(item.body))
        if answer.status != item.status { different.append("\(item.name): \(answer.text)") }
      }
      #expect(different == [])
      #expect(cluster.currentResourceVersion == 101)
    }
  }

  @Test func anUpdateOfAnOlderStateIsAConflict() async throws {
    try await ServerFixtures.withCluster { cluster in
      let client = TestClient(cluster)
      try cluster.apply(ServerFixtures.pod("a"), .pods)
      let seen = try await client.send("GET", "\(Self.pods)/a")
      let first = try await client.send(
        "PATCH", "\(Self.pods)/a", ["content-type": "application/merge-patch+json"],
        body: json(["metadata": ["labels": ["tier": "front"]]]))
      #expect(first.json?["metadata"]?["labels"] == ["app": "web", "tier": "front"])
      let late = try await client.send("PUT", "\(Self.pods)/a", body: seen.body)
      #expect(late.status == 409)
      #expect(late.json?["reason"] == "Conflict")
      #expect(cluster.currentResourceVersion == 102)
    }
  }

  @Test func aChangeOfNothingIsNoWrite() async throws {
    try await ServerFixtures.withCluster { cluster in
      let client = TestClient(cluster)
      _ = try await client.send("POST", Self.pods, body: json(ServerFixtures.pod("a")))
      let seen = try await client.send("GET", "\(Self.pods)/a")
      let again = try await client.send("PUT", "\(Self.pods)/a", body: seen.body)
      #expect(again.status == 200)
      #expect(cluster.currentResourceVersion == 101)
      _ = try await client.send(
        "DELETE", "\(Self.pods)/a?dryRun=All")
      _ = try await client.send(
        "POST", "\(Self.pods)?dryRun=All", body: json(ServerFixtures.pod("b")))
      #expect(cluster.currentResourceVersion == 101)
    }
  }

  @Test func theStatusSubresourceChangesTheStatusOnly() async throws {
    try await ServerFixtures.withCluster { cluster in
      try cluster.apply(ServerFixtures.pod("a", phase: "Pending"), .pods)
      let answer = try await TestClient(cluster).send(
        "PATCH", "\(Self.pods)/a/status", ["content-type": "application/merge-patch+json"],
        body: json(["metadata": ["labels": ["x": "y"]], "status": ["phase": "Running"]]))
      #expect(answer.json?["status"]?["phase"] == "Running")
      #expect(answer.json?["metadata"]?["labels"] == ["app": "web"])
    }
  }

  @Test func serverSideApplyCreatesAndChanges() async throws {
    try await ServerFixtures.withCluster { cluster in
      let client = TestClient(cluster)
      let headers = ["content-type": "application/apply-patch+yaml"]
      let created = try await client.send(
        "PATCH", "\(Self.pods)/a?fieldManager=me", headers, body: json(ServerFixtures.pod("a")))
      #expect(created.status == 201)
      let changed = try await client.send(
        "PATCH", "\(Self.pods)/a?fieldManager=me", headers,
        body: json(ServerFixtures.pod("a", ip: "10.0.0.9")))
      #expect(changed.status == 200)
      #expect(changed.json?["status"]?["podIP"] == "10.0.0.9")
      #expect(
        changed.json?["metadata"]?["managedFields"]?.arrayValue?.map { $0["operation"] }
          == ["Apply"])
    }
  }

  @Test func aServiceGetsAnAddressAndKeepsIt() async throws {
    try await ServerFixtures.withCluster { cluster in
      let client = TestClient(cluster)
      let service: JSONValue = [
        "metadata": ["name": "web"], "spec": ["ports": [["port": 80]]],
      ]
      let uri = "/api/v1/namespaces/default/services"
      let created = try await client.send("POST", uri, body: json(service))
      let address = created.json?["spec"]?["clusterIP"]?.stringValue ?? ""
      #expect(address.hasPrefix("10.111."))
      let replaced = try await client.send("PUT", "\(uri)/web", body: json(service))
      #expect(replaced.json?["spec"]?["clusterIP"]?.stringValue == address)
    }
  }

  @Test func deletionsTakeWhatTheyNameAndNamespacesWhatIsInThem() async throws {
    try await ServerFixtures.withCluster { cluster in
      let client = TestClient(cluster)
      for name in ["a", "b", "c"] { try cluster.apply(ServerFixtures.pod(name), .pods) }
      try cluster.apply(ServerFixtures.serviceImport("i"), .serviceImports)
      let gone = try await client.send("DELETE", "\(Self.pods)/a")
      #expect(gone.json?["status"] == "Success")
      let again = try await client.send("DELETE", "\(Self.pods)/a")
      #expect(again.status == 404)
      let precondition = try await client.send(
        "DELETE", "\(Self.pods)/b", body: json(["preconditions": ["uid": "other"]]))
      #expect(precondition.status == 409)
      let some = try await client.send("DELETE", "\(Self.pods)?fieldSelector=metadata.name%3Db")
      #expect(some.json?["items"]?.arrayValue?.count == 1)
      #expect(cluster.count(.pods) == 1)
      _ = try await client.send("DELETE", "/api/v1/namespaces/default")
      #expect(cluster.count(.pods) == 0)
      #expect(cluster.count(.serviceImports) == 0)
    }
  }

  @Test func configMapsMayComeAsProtobuf() async throws {
    try await ServerFixtures.withCluster { cluster in
      var entry = ProtobufWriter()
      entry.text(1, "key")
      entry.text(2, "value")
      var map = ProtobufWriter()
      var metadata = ProtobufWriter()
      metadata.text(1, "conf")
      map.payload(1, metadata.bytes)
      map.payload(2, entry.bytes)
      let answer = try await TestClient(cluster).send(
        "POST", "/api/v1/namespaces/default/configmaps",
        ["content-type": "application/vnd.kubernetes.protobuf"],
        body: ProtobufTranscoder.wrap(kind: "ConfigMap", apiVersion: "v1", raw: map.bytes))
      #expect(answer.status == 201)
      #expect(answer.json?["data"] == ["key": "value"])
      #expect(answer.json?["metadata"]?["name"] == "conf")
    }
  }
}
