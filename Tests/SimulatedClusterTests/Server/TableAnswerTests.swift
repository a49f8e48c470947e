import KubernetesClient
import KubernetesWire
import SimulatedCluster
import Testing

@Suite struct TableAnswerTests {
  private static let headers = [
    "accept": "application/json;as=Table;v=v1;g=meta.k8s.io,application/json"
  ]

  @Test func listsAndObjectsAreTablesWhenAsked() async throws {
    try await ServerFixtures.withCluster { cluster in
      try cluster.apply(ServerFixtures.pod("a"), .pods)
      try cluster.apply(ServerFixtures.pod("b"), .pods)
      let client = TestClient(cluster)
      let list = try await client.send("GET", "/api/v1/pods?limit=1", Self.headers)
      #expect(list.json?["kind"] == "Table")
      #expect(list.json?["rows"]?.arrayValue?.count == 1)
      #expect(list.json?["metadata"]?["remainingItemCount"] == 1)
      let uri = "/api/v1/namespaces/default/pods/b?includeObject=None"
      let object = try await client.send("GET", uri, Self.headers)
      let row = object.json?["rows"]?.arrayValue?.first
      #expect(row?["cells"]?.arrayValue?.first == "b")
      #expect(row?["object"] == JSONValue.null)
    }
  }

  @Test func onlyTheFirstEventOfAWatchHasColumns() async throws {
    try await ServerFixtures.withCluster { cluster in
      try cluster.apply(ServerFixtures.pod("a"), .pods)
      try cluster.apply(ServerFixtures.pod("b"), .pods)
      let answer = try await TestClient(cluster).send(
        "GET", "/api/v1/pods?watch=1&timeoutSeconds=0", Self.headers)
      let events = try answer.text.split(separator: "\n").map {
        try JSONValue(parsing: String($0))
      }
      #expect(events.map { $0["object"]?["kind"] } == ["Table", "Table"])
      let columns = events.map { $0["object"]?["columnDefinitions"]?.arrayValue != nil }
      #expect(columns == [true, false])
    }
  }

  @Test func metadataAloneIsGivenWhenAsked() async throws {
    try await ServerFixtures.withCluster { cluster in
      try cluster.apply(ServerFixtures.pod("a"), .pods)
      let answer = try await TestClient(cluster).send(
        "GET", "/api/v1/pods",
        ["accept": "application/json;as=PartialObjectMetadataList;v=v1;g=meta.k8s.io"])
      #expect(answer.json?["kind"] == "PartialObjectMetadataList")
      let item = answer.json?["items"]?.arrayValue?.first?.objectValue
      #expect(item?.keys == ["kind", "apiVersion", "metadata"])
    }
  }
}
