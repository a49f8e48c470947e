import KubernetesClient
import Testing

@testable import Informers

@Suite struct InformerHistoryTests {
  private static let first = Answer.body(Body.list([TestPod("ns/a", "1")], version: "5"))

  private func history(_ answers: [Answer]) async -> InformerHistory {
    let harness = InformerHarness(answers)
    await harness.informer.run()
    return harness.informer.status.history
  }

  @Test func eventsAreCountedByType() async {
    let history = await history([
      Self.first,
      .body(
        Body.event("ADDED", TestPod("ns/b", "6")), Body.event("MODIFIED", TestPod("ns/b", "7")),
        Body.event("MODIFIED", TestPod("ns/b", "8")), Body.bookmark("9"),
        Body.event("DELETED", TestPod("ns/b", "10"))),
    ])
    #expect(history.events.added == 1)
    #expect(history.events.modified == 2)
    #expect(history.events.deleted == 1)
    #expect(history.events.bookmarks == 1)
    #expect(history.versionsBack == 0)
    #expect(history.failures.isEmpty)
  }

  @Test func theMomentsOfTheLastEventAndBookmarkAreKept() async {
    let history = await history([
      Self.first,
      .ok(
        .bytes(Body.event("ADDED", TestPod("ns/b", "6"))), .pause(.seconds(3)),
        .bytes(Body.bookmark("9")), .pause(.seconds(50))),
    ])
    #expect(history.lastEventAt == .seconds(10))
    #expect(history.lastBookmarkAt == .seconds(13))
  }

  @Test func failuresAndRelistsHaveTheirCauses() async {
    let history = await history([
      .failure(.connect), .failure(.connect), .failure(.forbidden), Self.first,
      .body(Body.error(code: 410, reason: "Expired")), .failure(.server), Self.first,
      .body(Body.error(code: 410, reason: "Expired")), Self.first,
    ])
    #expect(
      history.failures == [
        .init(.connect, count: 2), .init(.forbidden, count: 1), .init(.expired, count: 2),
        .init(.server, count: 1),
      ])
    #expect(
      history.relists == [.init(.server, count: 1), .init(.expired, count: 1)]
        || history.relists == [.init(.expired, count: 2)])
    #expect(history.failedRequests == 6)
  }

  @Test func aVersionThatGoesBackIsCountedInEventsAndLists() async {
    let history = await history([
      Self.first,
      .body(
        Body.event("MODIFIED", TestPod("ns/a", "8")), Body.event("MODIFIED", TestPod("ns/a", "7")),
        Body.event("MODIFIED", TestPod("ns/a", "9"))),
      .body(Body.error(code: 410, reason: "Expired")),
      .body(Body.list([], version: "3")),
    ])
    #expect(history.versionsBack == 2)
  }

  @Test func theInitialEventsOfAStreamComeInAnyOrder() async {
    let harness = InformerHarness(
      [
        .body(
          Body.event("ADDED", TestPod("ns/a", "8")), Body.event("ADDED", TestPod("ns/b", "2")),
          Body.bookmark("9", initialEventsEnd: true),
          Body.event("MODIFIED", TestPod("ns/b", "7")))
      ], initialList: .streaming)
    await harness.informer.run()
    #expect(harness.informer.status.history.versionsBack == 1)
  }

  @Test func conversionFailuresHaveTheirKeysAndAreFew() async {
    let broken = (0..<20).map { number in
      Array(
        #"{"metadata":{"namespace":"ns","name":"p\#(number)"},"status":{"podIP":7}}"#.utf8)
    }
    let body =
      Array(
        #"{"kind":"PodList","apiVersion":"v1","metadata":{"resourceVersion":"5"},"items":["#.utf8)
      + Array(broken.joined(separator: [UInt8(ascii: ",")])) + Array("]}".utf8)
    let harness = InformerHarness([.body(body)])
    await harness.informer.run()
    let status = harness.informer.status
    #expect(status.decodeFailures == 20)
    #expect(status.history.conversionFailures.count <= InformerHistory.keptTexts)
    #expect(status.history.conversionFailures.first?.key?.hasPrefix("ns/p") == true)
    #expect(status.history.conversionFailures.first?.message.contains("podIP") == true)
  }

  @Test func theServersWarningsAreKeptOnce() async {
    var answer = Self.first
    answer.warnings = ["v1 Endpoints is deprecated"]
    var watch = Answer.body(Body.bookmark("6"))
    watch.warnings = ["v1 Endpoints is deprecated", "another"]
    var many = Answer.body(Body.bookmark("7"))
    many.warnings = (0..<100).map { "warning \($0)" }
    let history = await history([answer, watch, many])
    #expect(history.warnings.prefix(3) == ["v1 Endpoints is deprecated", "another", "warning 0"])
    #expect(history.warnings.count == InformerHistory.keptTexts)
  }
}
