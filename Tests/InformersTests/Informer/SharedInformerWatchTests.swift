import KubernetesWire
import KubernetesClient
import Testing

@testable import Informers

@Suite struct SharedInformerWatchTests {
  private static let list = Answer.body(Body.list([TestPod("ns/a", "1")], version: "5"))

  @Test func updatesBringOldAndNewToObservers() async {
    let log = Log()
    let harness = InformerHarness([
      Self.list,
      .body(
        Body.event("MODIFIED", TestPod("ns/a", "6")), Body.event("ADDED", TestPod("ns/b", "7")),
        Body.event("DELETED", TestPod("ns/b", "8"))),
    ])
    let observation = harness.informer.observe { log.add($0.text) }
    await harness.informer.run()
    observation.cancel()
    #expect(
      log.all == [
        "added ns/a@1", "listed 5 first", "updated ns/a@1-6", "added ns/b@7", "deleted ns/b@7",
      ])
  }

  @Test func aCancelledObservationHearsNothing() async {
    let log = Log()
    let harness = InformerHarness([Self.list])
    let other = harness.informer.observe { log.add("other \($0.text)") }
    harness.informer.observe { log.add($0.text) }.cancel()
    await harness.informer.run()
    other.cancel()
    #expect(log.all == ["other added ns/a@1", "other listed 5 first"])
  }

  @Test func theVersionToGoOnFromNeverRunsAheadOfTheStore() async {
    let event = Body.event("MODIFIED", TestPod("ns/a", "6"))
    let next = Body.event("MODIFIED", TestPod("ns/a", "7"))
    let harness = InformerHarness([
      Self.list,
      .ok(
        .pause(.seconds(2)), .bytes(event + next.prefix(30)), .fail(ClientError(.connect, "reset"))),
    ])
    await harness.informer.run()
    #expect(harness.content == ["ns/a@6"])
    #expect(harness.server.queries.last == "allowWatchBookmarks=true&resourceVersion=6&watch=true")
  }

  @Test func aStreamCutOffInAnEventIsABrokenConnection() async {
    let event = Body.event("MODIFIED", TestPod("ns/a", "6"))
    let harness = InformerHarness([
      Self.list, .body(event + Body.event("MODIFIED", TestPod("ns/a", "7")).prefix(30)),
    ])
    await harness.informer.run()
    #expect(harness.time.sleeps.isEmpty)
    #expect(harness.server.queries.last == "allowWatchBookmarks=true&resourceVersion=6&watch=true")
    #expect(harness.informer.status.lastError?.code == .connect)
  }

  @Test func eventsBeforeAnErrorEventInOneChunkCount() async {
    let harness = InformerHarness([
      Self.list,
      .body(
        Body.event("MODIFIED", TestPod("ns/a", "6"))
          + Body.error(code: 410, reason: "Expired")),
    ])
    await harness.informer.run()
    #expect(harness.content == ["ns/a@6"])
    #expect(harness.server.queries.last == "resourceVersion=6")
  }

  @Test(arguments: [
    (410, "Expired", "resourceVersion=5"), (410, "Gone", "resourceVersion=5"),
    (429, "TooManyRequests", "allowWatchBookmarks=true&resourceVersion=5&watch=true"),
    (500, "InternalError", "resourceVersion=5"), (403, "Forbidden", "resourceVersion=5"),
  ])
  func anErrorEventIsTreatedByItsCode(code: Int, reason: String, next: String) async {
    let harness = InformerHarness([
      Self.list, .body(Body.error(code: code, reason: reason)),
    ])
    await harness.informer.run()
    #expect(harness.server.queries.last == next)
    #expect(harness.informer.status.lastError?.status?.reason == reason)
  }

  @Test func eventsOfTheWrongKindAreSkippedAndReported() async {
    let wrong = String(decoding: Body.event("ADDED", TestPod("ns/x", "6")), as: UTF8.self)
      .replacing(#""kind":"Pod""#, with: #""kind":"Node""#)
    let harness = InformerHarness([
      Self.list,
      .body(Array(wrong.utf8), Body.event("ADDED", TestPod("ns/b", "7"))),
    ])
    await harness.informer.run()
    #expect(harness.content == ["ns/a@1", "ns/b@7"])
    #expect(harness.informer.status.decodeFailures == 1)
  }

  /// An event of `ns/a` whose address is a number.
  private static func unreadable(_ type: String, _ pod: TestPod, key: Bool = true) -> [UInt8] {
    var text = String(decoding: Body.event(type, pod), as: UTF8.self)
      .replacing(#""podIP":"""#, with: #""podIP":7"#)
    if !key { text = text.replacing("\"name\":\"\(pod.key.name)\"", with: #""name":7"#) }
    return Array(text.utf8)
  }

  @Test func aDeletionThatCannotBeReadDeletesByItsKey() async {
    let harness = InformerHarness([
      Self.list, .ok(.bytes(Self.unreadable("DELETED", TestPod("ns/a", "6"))), .pause(.seconds(9))),
    ])
    await harness.informer.run()
    #expect(harness.content.isEmpty)
    #expect(harness.informer.status.decodeFailures == 1)
    #expect(harness.informer.status.lastError?.cause?.contains("ns/a") == true)
    #expect(harness.server.queries.last?.contains("watch=true") == true)
  }

  @Test(arguments: [("MODIFIED", true), ("MODIFIED", false), ("DELETED", false), ("ADDED", true)])
  func anEventThatCannotBeReadOfAStoredObjectLeadsToAList(type: String, hasKey: Bool) async {
    let harness = InformerHarness([
      Self.list,
      .ok(
        .bytes(Body.event("ADDED", TestPod("ns/b", "6"))),
        .bytes(Self.unreadable(type, TestPod("ns/a", "7"), key: hasKey)),
        .bytes(Body.event("ADDED", TestPod("ns/never", "8")))),
      .body(Body.list([TestPod("ns/b", "6")], version: "9")),
    ])
    await harness.informer.run()
    #expect(harness.content == ["ns/b@6"])
    #expect(harness.server.queries[2] == "resourceVersion=6")
    #expect(harness.time.sleeps.first == .milliseconds(800))
    #expect(harness.informer.status.decodeFailures == 1)
  }

  @Test func aNewObjectThatCannotBeReadIsReportedUntilAGoodEvent() async {
    let log = Log()
    let box = InformerBox()
    let check = Piece.check { log.add(box.informer?.status.lastError?.code.rawValue ?? "none") }
    let harness = InformerHarness([
      Self.list,
      .ok(
        .bytes(Self.unreadable("ADDED", TestPod("ns/b", "6"))), check,
        .bytes(Body.event("ADDED", TestPod("ns/c", "7"))), check),
    ])
    box.informer = harness.informer
    await harness.informer.run()
    #expect(log.all == ["decode", "none"])
    #expect(harness.content == ["ns/a@1", "ns/c@7"])
  }

  @Test func anObserverOfTheLifecycleIsToldOfNoObject() async {
    let log = Log()
    let harness = InformerHarness([
      Self.list, .body(Body.event("ADDED", TestPod("ns/b", "6"))),
      .failure(.expired), .body(Body.list([TestPod("ns/b", "6")], version: "9")),
    ])
    let observation = harness.informer.observe(.lifecycle) { log.add($0.text) }
    await harness.informer.run()
    observation.cancel()
    #expect(log.all == ["listed 5 first", "failed expired", "listed 9 again"])
  }

  @Test func whoWaitsForHasSyncedIsWokenByIt() async throws {
    let harness = InformerHarness([Self.list])
    let waits = (0..<3).map { _ in Task { try await harness.informer.synced() } }
    await harness.informer.run()
    for wait in waits { try await wait.value }
    try await harness.informer.synced()
  }

  @Test func whoGivesUpWaitingForHasSyncedIsToldSo() async {
    let harness = InformerHarness([])
    let wait = Task { try await harness.informer.synced() }
    wait.cancel()
    await #expect(throws: CancellationError.self) { try await wait.value }
  }

  @Test func whoeverIsToldOfTheFirstListFindsHasSyncedTrue() async {
    let log = Log()
    let box = InformerBox()
    let harness = InformerHarness([Self.list])
    box.informer = harness.informer
    let observation = harness.informer.observe { event in
      if case .listed(_, true) = event { log.add("\(box.hasSynced)") }
    }
    await harness.informer.run()
    observation.cancel()
    #expect(log.all == ["true"])
  }

  @Test func duplicatedAndReplayedEventsEndInTheSameState() async {
    let events = [
      Body.event("ADDED", TestPod("ns/b", "6")), Body.event("ADDED", TestPod("ns/b", "6")),
      Body.event("DELETED", TestPod("ns/a", "7")), Body.event("DELETED", TestPod("ns/a", "7")),
    ]
    let harness = InformerHarness([Self.list, .body(Array((events + events).joined()))])
    await harness.informer.run()
    #expect(harness.content == ["ns/b@6"])
  }

  @Test func eventsOverManyBatchesAllArrive() async {
    let events = (0..<2000).flatMap { Body.event("ADDED", TestPod("ns/p\($0)", "\($0 + 6)")) }
    let harness = InformerHarness([Self.list, .body(events)])
    await harness.informer.run()
    #expect(harness.informer.store.count == 2001)
    #expect(harness.informer.status.resourceVersion == "2005")
  }

  @Test func streamedInitialStateSyncsAtItsBookmark() async {
    let log = Log()
    let box = InformerBox()
    let check = Piece.check { log.add("\(box.hasSynced)") }
    let harness = InformerHarness(
      [
        .ok(
          .bytes(Body.event("ADDED", TestPod("ns/a", "3"))), check,
          .bytes(
            Body.bookmark("9", initialEventsEnd: true)
              + Body.event("MODIFIED", TestPod("ns/a", "10"))), check, .pause(.seconds(3)))
      ], initialList: .streaming)
    box.informer = harness.informer
    await harness.informer.run()
    #expect(log.all == ["false", "true"])
    #expect(harness.content == ["ns/a@10"])
    #expect(
      harness.server.queries == [
        "allowWatchBookmarks=true&resourceVersionMatch=NotOlderThan&sendInitialEvents=true"
          + "&watch=true",
        "allowWatchBookmarks=true&resourceVersion=10&watch=true",
      ])
  }

  @Test func aStreamWithoutItsBookmarkIsStreamedAgainAndReplaced() async {
    let harness = InformerHarness(
      [
        .body(Body.event("ADDED", TestPod("ns/old", "3"))),
        .body(
          Body.event("ADDED", TestPod("ns/a", "4")) + Body.bookmark("5", initialEventsEnd: true)),
      ], initialList: .streaming)
    await harness.informer.run()
    #expect(harness.content == ["ns/a@4"])
    #expect(harness.server.queries[1] == harness.server.queries[0])
    #expect(harness.time.sleeps.first == .milliseconds(800))
    #expect(harness.informer.hasSynced)
  }

  @Test func aRefusedStreamFallsBackToAListThatReplacesIt() async {
    let harness = InformerHarness(
      [
        .ok(
          .bytes(Body.event("ADDED", TestPod("ns/old", "3"))),
          .bytes(Body.error(code: 500, reason: "InternalError"))),
        .body(Body.list([TestPod("ns/a", "4")], version: "5")),
      ], initialList: .streaming)
    await harness.informer.run()
    #expect(harness.content == ["ns/a@4"])
    #expect(harness.server.queries[1] == "limit=500&resourceVersion=0")
    #expect(harness.informer.hasSynced)
  }
}
