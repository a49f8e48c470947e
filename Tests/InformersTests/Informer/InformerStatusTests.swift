import KubernetesClient
import Synchronization
import Testing

@testable import Informers

@Suite struct InformerStatusTests {
  private static let list = Answer.body(Body.list([TestPod("ns/a", "1")], version: "5"))

  @Test func anInformerThatHasNotRunIsIdle() {
    let status = InformerHarness([]).informer.status
    #expect(status.activity == .idle)
    #expect(!status.hasSynced)
    #expect(status.requests == 0)
    #expect(status.resourceVersion.isEmpty)
  }

  @Test func countersCountRequestsBytesAndObjects() async {
    let event = Body.event("ADDED", TestPod("ns/b", "6"))
    let body = Body.list([TestPod("ns/a", "1")], version: "5")
    let harness = InformerHarness([.body(body), .body(event)])
    await harness.informer.run()
    let status = harness.informer.status
    #expect(status.requests == 3)
    #expect(status.bytesReceived == body.count + event.count)
    #expect(status.wireBytesReceived == body.count / 2 + event.count / 2)
    #expect(status.receivedObjects == 2)
    #expect(status.objectCount == 2)
    #expect(status.httpVersion == "HTTP/2")
    #expect(status.relists == 0)
  }

  @Test(
    arguments: [(3, 8), (0, 5), (nil, nil), (-1, nil), (.max, nil), (.min, nil)] as [(Int?, Int?)])
  func whatIsExpectedIsTheServersWordWhereItCanBe(remaining: Int?, expected: Int?) {
    var status = InformerStatus()
    status.receivedObjects = 5
    status.remainingItemCount = remaining
    #expect(status.expectedObjects == expected)
  }

  @Test func whatItWaitsForIsTold() async {
    let log = Log()
    let box = InformerBox()
    let check = Piece.check {
      log.add(box.informer?.status.waiting.map { "\($0)" } ?? "nothing")
    }
    let pods = (0..<3).flatMap { Body.event("ADDED", TestPod("ns/\($0)", "\($0)")) }
    let harness = InformerHarness(
      [
        Answer(before: [
          check, .taken, .pause(.seconds(4)), check, .fail(ClientError(.connect, "")),
        ]),
        Answer(
          before: [.taken],
          pieces: [
            .bytes(pods), check, .pause(.seconds(5)), check,
            .bytes(Body.bookmark("9", initialEventsEnd: true)), check,
          ]),
      ], initialList: .streaming)
    box.informer = harness.informer
    await harness.informer.run()
    #expect(
      log.all == [
        "connection", "answer(sentAgo: 4.0 seconds)", "objects(received: 3, silence: 0.0 seconds)",
        "endBookmark(received: 3, silence: 5.0 seconds)", "nothing",
      ])
  }

  @Test func triesAndTheNextOneAreTold() async {
    let busy = Answer.failure(.tooManyRequests, retryAfter: .seconds(8))
    let log = Log()
    let box = InformerBox()
    let harness = InformerHarness([busy, busy, busy, Self.list])
    box.informer = harness.informer
    harness.time.onSleep { log.add(box.informer?.status.waiting.map { "\($0)" } ?? "nothing") }
    await harness.informer.run()
    #expect(
      log.all == (1...3).map { "nextTry(failed: \($0), within: 8.0 seconds)" })
    #expect(harness.informer.status.failedTries == 0)
  }

  @Test func theLastErrorStaysUntilASuccess() async {
    let log = Log()
    let box = InformerBox()
    let check = Piece.check { log.add(box.informer?.status.lastError?.code.rawValue ?? "none") }
    let refused = ClientError(.forbidden, "403")
    let harness = InformerHarness([
      Answer(before: [check, .fail(refused)]), Answer(before: [check], pieces: Self.list.pieces),
      Answer(before: [check, .fail(refused)]), Answer(before: [check], pieces: Self.list.pieces),
      Answer(before: [check], pieces: [check]),
    ])
    box.informer = harness.informer
    await harness.informer.run()
    #expect(log.all == ["none", "forbidden", "none", "forbidden", "none", "none"])
  }

  @Test func phasesOfAFirstSynchronisationAreStamped() async {
    let body = Body.list([TestPod("ns/a", "1")], version: "5")
    let harness = InformerHarness([
      Answer(before: [.pause(.seconds(1)), .fail(ClientError(.connect, "refused"))]),
      Answer(
        before: [.pause(.seconds(5))], connectionOpenedAt: .milliseconds(13_800),
        pieces: [.pause(.seconds(4)), .bytes(body)]),
      .ok(.pause(.seconds(90))),
    ])
    await harness.informer.run()
    let timeline = harness.informer.status.timeline
    #expect(timeline.startedAt == .seconds(10))
    #expect(
      timeline.phases == [
        .init(.connect, start: .zero, duration: .seconds(1)),
        .init(.backOff, start: .seconds(1), duration: .milliseconds(800)),
        .init(.connect, start: .milliseconds(1800), duration: .seconds(2)),
        .init(.firstByte, start: .milliseconds(3800), duration: .seconds(3)),
        .init(.list, start: .milliseconds(6800), duration: .seconds(4)),
      ])
    #expect(timeline.hasSyncedAfter == .milliseconds(10_800))
  }

  @Test func aConnectionThatWasOpenBeforeGivesNoConnectPhase() async {
    var answer = Self.list
    answer.connectionOpenedAt = .seconds(3)
    let harness = InformerHarness([answer])
    await harness.informer.run()
    #expect(harness.informer.status.timeline.phases.map(\.name) == [.firstByte, .list])
  }

  @Test func aStreamedStateIsListedUntilItsBookmark() async {
    let harness = InformerHarness(
      [
        .ok(
          .pause(.seconds(2)), .bytes(Body.bookmark("9", initialEventsEnd: true)),
          .pause(.seconds(60)))
      ], initialList: .streaming)
    await harness.informer.run()
    let timeline = harness.informer.status.timeline
    #expect(timeline.phases.last == .init(.list, start: .zero, duration: .seconds(2)))
    #expect(timeline.hasSyncedAfter == .seconds(2))
  }

  @Test func theTimelineOfAWatchThatNeverSyncsIsBounded() {
    var recorder = SyncRecorder()
    recorder.start(at: .zero)
    for second in 0..<5000 {
      recorder.requestSent(at: .seconds(second))
      recorder.requestFailed(.connect, at: .seconds(second))
    }
    #expect(recorder.timeline.phases.count == SyncRecorder.phaseLimit)
  }

  @Test func theDescriptionSaysWhatIsAskedFor() {
    let description = InformerHarness([]).informer.description
    #expect(description == WatchDescription(resource: .pods, indexNames: ["PodIP"]))
  }

  @Test func cancellingTheTaskEndsTheRunAndKeepsTheStore() async {
    let harness = InformerHarness([
      Self.list, .ok(.check { withUnsafeCurrentTask { $0?.cancel() } }, .pause(.seconds(5))),
      Self.list,
    ])
    await Task { await harness.informer.run() }.value
    #expect(harness.server.requests.count == 2)
    #expect(harness.informer.status.activity == .idle)
    #expect(harness.informer.hasSynced)
    #expect(harness.content == ["ns/a@1"])
  }

  @Test func aSecondRunWhileOneRunsReturnsAtOnce() async {
    let box = InformerBox()
    let log = Log()
    let harness = InformerHarness([
      .ok(
        .check { log.add("\(box.informer?.state.withLock { $0.beginRunning(at: .zero) } ?? true)") }
      )
    ])
    box.informer = harness.informer
    await harness.informer.run()
    #expect(log.all == ["false"])
  }
}
