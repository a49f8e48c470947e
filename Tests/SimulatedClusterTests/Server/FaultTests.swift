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
}
