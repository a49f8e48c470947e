import KubernetesWire
import KubernetesClient
import SimulatedCluster
import Testing

@Suite struct FaultTests {
  private func body(_ client: TestClient) async throws -> TestClient.Answer {
    try await client.send("GET", "/api/v1/pods")
  }

  @Test(arguments: [true, false])
  func aStatusStrikesAsOftenAsAsked(http2: Bool) async throws {
    try await ServerFixtures.withCluster { cluster in
      let client = TestClient(cluster, http2: http2)
      let status = APIStatus(
        code: 429, reason: "TooManyRequests", message: "slow down", retryAfterSeconds: 2)
      cluster.inject(.init(.status(status), times: 2, resource: .pods, watch: false))
      let other = try await client.send("GET", "/api/v1/services")
      let answers = [try await body(client), try await body(client), try await body(client)]
      #expect(other.status == 200)
      #expect(answers.map(\.status) == [429, 429, 200])
      #expect(answers[0].header("retry-after") == "2")
      #expect(answers[0].json?["message"] == "slow down")
    }
  }

  @Test(arguments: [true, false])
  func aResetIsNoWholeAnswer(http2: Bool) async throws {
    try await ServerFixtures.withCluster { cluster in
      let client = TestClient(cluster, http2: http2)
      for action in [SimulatedCluster.Fault.Action.reset, .resetAfter(bytes: 10)] {
        cluster.inject(.init(action))
        await #expect(throws: (any Error).self) { try await body(client) }
      }
      let firstOutcome = try await body(client).status
      #expect(firstOutcome == 200)
    }
  }

  @Test(arguments: [true, false])
  func aBodyMayEndEarly(http2: Bool) async throws {
    try await ServerFixtures.withCluster { cluster in
      cluster.inject(.init(.endAfter(bytes: 10)))
      let answer = try await body(TestClient(cluster, http2: http2))
      #expect(answer.text == #"{"kind":"P"#)
    }
  }

  @Test func aStalledBodySendsWhatItMayAndNoMore() async throws {
    try await ServerFixtures.withCluster { cluster in
      try cluster.apply(ServerFixtures.pod("a"), .pods)
      cluster.inject(.init(.stallAfter(bytes: 14)))
      let uri = "/api/v1/pods?watch=1"
      let start = try await TestClient(cluster).exchange("GET", uri) { _, body in
        try await body.prefix(14)
      }
      #expect(String(decoding: start, as: UTF8.self) == #"{"type":"ADDED"#)
    }
  }

  @Test func anotherAnswerMayBeGiven() async throws {
    try await ServerFixtures.withCluster { cluster in
      cluster.inject(
        .init(.answer(status: 200, contentType: "text/html", body: Array("<html>".utf8))))
      cluster.inject(.init(.goAway))
      let client = TestClient(cluster)
      let first = try await body(client)
      #expect(first.text == "<html>")
      #expect(first.header("content-type") == "text/html")
      let firstOutcome = try await body(client).status
      #expect(firstOutcome == 200)
      cluster.clearFaults()
    }
  }

  /// The kinds and names of the events that a watch of the pods a, b and c brings in time zero.
  private func events(
    _ fault: SimulatedCluster.Fault.WatchFault, streams: Bool = false
  ) async throws -> [String] {
    var events: [String] = []
    try await ServerFixtures.withCluster { cluster in
      for name in ["a", "b", "c"] { try cluster.apply(ServerFixtures.pod(name), .pods) }
      cluster.inject(.init(.watch(fault), resource: .pods, watch: true))
      let state = streams ? "&sendInitialEvents=true&resourceVersionMatch=NotOlderThan" : ""
      let answer = try await TestClient(cluster).send(
        "GET", "/api/v1/pods?watch=1&allowWatchBookmarks=true&timeoutSeconds=0" + state)
      events = answer.text.split(separator: "\n").map { line in
        guard let event = try? JSONValue(parsing: Array(line.utf8)) else { return "malformed" }
        let object = event["object"]
        let name = object?["metadata"]?["name"]?.stringValue ?? ""
        let code = object?["code"]?.integerValue.map { "\($0)" } ?? ""
        return
          "\(event["type"]?.stringValue ?? "") \(object?["kind"]?.stringValue ?? "") \(name)\(code)"
      }
    }
    return events
  }

  private static let (a, b, c) = ("ADDED Pod a", "ADDED Pod b", "ADDED Pod c")
  private static let end = "BOOKMARK Pod "

  @Test(
    arguments: [
      (.duplicated, [a, a, b, b, c, c, end]), (.reordered, [b, a, c, end]),
      (.replayed, [a, b, c, a, b, c, end]), (.otherKind, ["ADDED Node n", a, b, c, end]),
      (.malformed, ["malformed", a, b, c, end]), (.olderVersion, [a, b, c, end, end]),
      (.expired(after: 2), [a, b, "ERROR Status 410"]), (.ends(after: 1), [a]),
      (.ends(after: 0), []),
    ] as [(SimulatedCluster.Fault.WatchFault, [String])])
  func theEventsOfAWatchMayBeWrong(
    fault: SimulatedCluster.Fault.WatchFault, expected: [String]
  ) async throws {
    #expect(try await events(fault) == expected)
  }

  @Test func theBookmarkThatEndsAStreamingListMayBeMissing() async throws {
    let whole = try await events(.ends(after: 100), streams: true)
    #expect(whole == [Self.a, Self.b, Self.c, Self.end, Self.end])
    let cut = try await events(.noEndBookmark, streams: true)
    #expect(cut == [Self.a, Self.b, Self.c, Self.end])
  }

  @Test(arguments: [true, false])
  func bodiesMayBeDamagedOrSlow(http2: Bool) async throws {
    try await ServerFixtures.withCluster { cluster in
      let client = TestClient(cluster, http2: http2)
      let whole = try await body(client)
      cluster.inject(.init(.corrupt(at: 3)))
      var damaged = whole.body
      damaged[3] = ~damaged[3]
      #expect(try await body(client).body == damaged)
      cluster.inject(.init(.drip(bytes: 7, every: .microseconds(1))))
      #expect(try await body(client).body == whole.body)
      cluster.inject(.init(.contentType("text/html")))
      let other = try await body(client)
      #expect(other.header("content-type") == "text/html" && other.body == whole.body)
    }
  }

  @Test(arguments: [true, false])
  func aConnectionMayBecomeHalfOpen(http2: Bool) async throws {
    try await ServerFixtures.withCluster { cluster in
      cluster.inject(.init(.halfOpenAfter(bytes: 10)))
      let start = try await TestClient(cluster, http2: http2).exchange("GET", "/api/v1/pods") {
        _, body in try await body.prefix(10)
      }
      #expect(start.count == 10)
      #expect(try await body(TestClient(cluster, http2: http2)).status == 200)
    }
  }

  @Test func faultsStrikeWhenTheyAreToStrike() async throws {
    let status = SimulatedCluster.Fault.Action.status(APIStatus(code: 500, reason: "", message: ""))
    try await ServerFixtures.withCluster { cluster in
      let client = TestClient(cluster)
      func codes(_ count: Int) async throws -> [Int] {
        var codes: [Int] = []
        for _ in 0..<count { codes.append(try await body(client).status) }
        return codes
      }
      var second = SimulatedCluster.Fault(status, times: 2)
      second.skips = 1
      cluster.inject(second)
      #expect(try await codes(4) == [200, 500, 500, 200])
      var later = SimulatedCluster.Fault(status, times: nil)
      later.after = .seconds(1000)
      cluster.inject(later)
      var past = SimulatedCluster.Fault(status, times: nil)
      past.lasting = .zero
      cluster.inject(past)
      #expect(try await codes(2) == [200, 200])
      var maybe = SimulatedCluster.Fault(status, times: nil)
      maybe.chance = 0.5
      cluster.inject(maybe)
      let drawn = try await codes(20)
      #expect(drawn.contains(200) && drawn.contains(500))
    }
  }
}
