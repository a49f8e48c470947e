import KubernetesClient
import KubernetesWire
import SimulatedCluster
import Testing

@Suite struct WatchTests {
  private static let live =
    "fieldSelector=status.phase!%3DSucceeded,status.phase!%3DFailed,status.phase!%3DUnknown"

  @Test(arguments: [true, false])
  func changesArriveInTheOrderOfTheirVersions(http2: Bool) async throws {
    try await ServerFixtures.withCluster { cluster in
      try cluster.apply(ServerFixtures.pod("a"), .pods)  // 101
      let uri = "/api/v1/pods?watch=1&resourceVersion=101"
      let events = try await TestClient(cluster, http2: http2).exchange("GET", uri) { _, body in
        try cluster.apply(ServerFixtures.pod("b"), .pods)
        try cluster.apply(ServerFixtures.pod("a", ip: "10.0.0.2"), .pods)
        cluster.delete(.pods, namespace: "default", name: "b")
        return try await body.events(3)
      }
      #expect(
        events == ["ADDED default/b@102", "MODIFIED default/a@103", "DELETED default/b@104"])
    }
  }

  @Test(arguments: ["", "&resourceVersion=", "&resourceVersion=0"])
  func aWatchWithoutAVersionBeginsWithTheState(version: String) async throws {
    try await ServerFixtures.withCluster { cluster in
      try cluster.apply(ServerFixtures.pod("b"), .pods)
      try cluster.apply(ServerFixtures.pod("a"), .pods)
      let uri = "/api/v1/pods?watch=true\(version)"
      let events = try await TestClient(cluster).exchange("GET", uri) { _, body in
        let state = try await body.events(2)
        try cluster.apply(ServerFixtures.pod("c"), .pods)
        return state + (try await body.events(1))
      }
      #expect(events == ["ADDED default/a@102", "ADDED default/b@101", "ADDED default/c@103"])
    }
  }

  @Test func aStreamingListEndsItsStateWithABookmark() async throws {
    try await ServerFixtures.withCluster { cluster in
      try cluster.apply(ServerFixtures.pod("a"), .pods)
      let uri =
        "/api/v1/pods?watch=1&sendInitialEvents=true&resourceVersionMatch=NotOlderThan"
        + "&allowWatchBookmarks=true"
      let events = try await TestClient(cluster).exchange("GET", uri) { _, body in
        let state = try await body.events(2)
        try cluster.apply(ServerFixtures.pod("b"), .pods)
        return state + (try await body.events(1))
      }
      #expect(events == ["ADDED default/a@101", "BOOKMARK @101 end", "ADDED default/b@102"])
    }
  }

  @Test func aServerWithoutStreamingListsRefusesThem() async throws {
    var options = ServerFixtures.options()
    options.offersStreamingLists = false
    try await ServerFixtures.withCluster(options) { cluster in
      let answer = try await TestClient(cluster).send(
        "GET", "/api/v1/pods?watch=1&sendInitialEvents=true&resourceVersionMatch=NotOlderThan")
      #expect(answer.status == 422)
      #expect(answer.json?["reason"] == "Invalid")
    }
  }

  @Test func leavingAndEnteringTheSelectionIsDeletionAndAddition() async throws {
    try await ServerFixtures.withCluster { cluster in
      try cluster.apply(ServerFixtures.pod("a", phase: "Pending"), .pods)  // 101
      let uri = "/api/v1/pods?watch=1&resourceVersion=101&\(Self.live)"
      let lines = try await TestClient(cluster).exchange("GET", uri) { _, body in
        try cluster.apply(ServerFixtures.pod("a", phase: "Running"), .pods)
        try cluster.apply(ServerFixtures.pod("a", phase: "Succeeded"), .pods)
        try cluster.apply(ServerFixtures.pod("a", phase: "Failed"), .pods)
        try cluster.apply(ServerFixtures.pod("x", phase: "Failed"), .pods)
        try cluster.apply(ServerFixtures.pod("a", phase: "Running"), .pods)
        var lines: [JSONValue] = []
        while lines.count < 3, let line = try await body.line() {
          lines.append(try JSONValue(parsing: line))
        }
        return lines
      }
      #expect(
        lines.map(TestEvents.summary)
          == ["MODIFIED default/a@102", "DELETED default/a@103", "ADDED default/a@106"])
      // The object of the deletion is the last one that was selected.
      #expect(lines[1]["object"]?["status"]?["phase"] == "Running")
    }
  }

  @Test func labelsSelectEventsToo() async throws {
    try await ServerFixtures.withCluster { cluster in
      let uri = "/api/v1/pods?watch=1&resourceVersion=100&labelSelector=env%3Dqa"
      let events = try await TestClient(cluster).exchange("GET", uri) { _, body in
        try cluster.apply(ServerFixtures.pod("a", labels: ["env": "prod"]), .pods)
        try cluster.apply(ServerFixtures.pod("a", labels: ["env": "qa"]), .pods)
        try cluster.apply(ServerFixtures.pod("a", labels: [:]), .pods)
        return try await body.events(2)
      }
      #expect(events == ["ADDED default/a@102", "DELETED default/a@103"])
    }
  }

  @Test func bookmarksComeWhenAllowedAndAtTheEnd() async throws {
    try await ServerFixtures.withCluster { cluster in
      let uri = "/api/v1/services?watch=1&resourceVersion=100&allowWatchBookmarks=true"
      let events = try await TestClient(cluster).exchange("GET", uri) { _, body in
        try cluster.apply(ServerFixtures.pod("a"), .pods)
        cluster.sendBookmarks()
        return try await body.events(1)
      }
      #expect(events == ["BOOKMARK @101"])
      let last = try await TestClient(cluster).send("GET", "\(uri)&timeoutSeconds=0")
      #expect(
        last.text
          == #"{"type":"BOOKMARK","object":{"kind":"Service","apiVersion":"v1","metadata":"#
          + #"{"resourceVersion":"101"},"spec":{},"status":{"loadBalancer":{}}}}"# + "\n")
    }
  }

  @Test func aWatchThatTimesOutEndsCleanlyAndEmpty() async throws {
    try await ServerFixtures.withCluster { cluster in
      let answer = try await TestClient(cluster).send(
        "GET", "/api/v1/namespaces?watch=1&resourceVersion=100&timeoutSeconds=0")
      #expect(answer.status == 200)
      #expect(answer.body == [])
    }
  }

  @Test(arguments: [
    ("application/json", "watch-expired-410-json"),
    ("application/vnd.kubernetes.protobuf, */*", "watch-expired-410-protobuf"),
  ])
  func anOldVersionIsAnErrorEventAsRecorded(accept: String, recording: String) async throws {
    try await ServerFixtures.withCluster(ServerFixtures.options(version: 632)) { cluster in
      try cluster.apply(
        [
          "kind": "Service", "apiVersion": "v1",
          "metadata": ["name": "one", "namespace": "default"], "spec": [:],
        ], .services)
      cluster.compactHistory()
      let answer = try await TestClient(cluster).send(
        "GET", "/api/v1/services?watch=1&resourceVersion=300&timeoutSeconds=3",
        ["accept": accept])
      #expect(answer.status == 200)
      let recorded = try ServerFixtures.recorded(recording)
      #expect(answer.body == recorded)
    }
  }

  @Test func aClientThatFallsBehindHistoryIsToldSo() async throws {
    var options = ServerFixtures.options()
    options.historySize = 4
    try await ServerFixtures.withCluster(options) { cluster in
      for round in 0..<10 {
        try cluster.apply(ServerFixtures.pod("a", ip: "10.0.0.\(round)"), .pods)
      }
      let answer = try await TestClient(cluster).send(
        "GET", "/api/v1/pods?watch=1&resourceVersion=103")
      let event = try JSONValue(parsing: answer.text)
      #expect(TestEvents.summary(event) == "ERROR 410")
    }
  }

  @Test func protobufFramesCarryTheSameEvents() async throws {
    try await ServerFixtures.withCluster { cluster in
      try cluster.apply(ServerFixtures.pod("a"), .pods)
      let uri = "/api/v1/pods?watch=1&allowWatchBookmarks=true&timeoutSeconds=0"
      let answer = try await TestClient(cluster).send(
        "GET", uri, ["accept": "application/vnd.kubernetes.protobuf"])
      #expect(
        answer.header("content-type") == "application/vnd.kubernetes.protobuf;stream=watch")
      let pod = try ProtobufTranscoder.shared.protobuf(
        fromJSON: cluster.object(.pods, namespace: "default", name: "a") ?? [:], kind: "Pod")
      let bookmark = try ProtobufTranscoder.shared.protobuf(
        fromJSON: [
          "metadata": ["resourceVersion": "101"], "spec": ["containers": nil], "status": [:],
        ], kind: "Pod")
      let expected = [("ADDED", pod), ("BOOKMARK", bookmark)].flatMap { type, raw in
        ProtobufTranscoder.watchFrame(
          type: type, object: ProtobufTranscoder.wrap(kind: "Pod", apiVersion: "v1", raw: raw))
      }
      #expect(answer.body == expected)
    }
  }

  @Test(arguments: [true, false])
  func aClientThatGoesAwayEndsItsWatch(http2: Bool) async throws {
    try await ServerFixtures.withCluster { cluster in
      try cluster.apply(ServerFixtures.pod("a"), .pods)
      let first = try await TestClient(cluster, http2: http2).exchange(
        "GET", "/api/v1/pods?watch=1"
      ) { _, body in
        try await body.events(1)
      }
      #expect(first == ["ADDED default/a@101"])
      while cluster.watchCount > 0 { await Task.yield() }
      #expect(cluster.watchCount == 0)
    }
  }

  @Test func manyWatchesAreServedOverHTTP1() async throws {
    var options = ServerFixtures.options()
    options.offersHTTP2 = false
    try await ServerFixtures.withCluster(options) { cluster in
      try cluster.apply(ServerFixtures.pod("a"), .pods)
      let client = TestClient(cluster, http2: false)
      let (opened, signal) = AsyncStream.makeStream(of: Void.self)
      try await withThrowingTaskGroup(of: [String].self) { group in
        for _ in 0..<40 {
          group.addTask {
            try await client.exchange("GET", "/api/v1/pods?watch=1") { _, body in
              let state = try await body.events(1)
              signal.yield()
              return state + (try await body.events(1))
            }
          }
        }
        for await _ in opened.prefix(40) {}
        try cluster.apply(ServerFixtures.pod("b"), .pods)
        for try await events in group {
          #expect(events == ["ADDED default/a@101", "ADDED default/b@102"])
        }
      }
    }
  }
}
