import KubernetesClient
import Synchronization
import Testing

@testable import Informers

@Suite struct InformerChangesTests {
  private static let script: [Answer] = [
    .body(Body.list([TestPod("ns/a", "1"), TestPod("ns/b", "2")], version: "5")),
    .body(
      Body.event("MODIFIED", TestPod("ns/a", "6")), Body.event("DELETED", TestPod("ns/b", "7"))),
  ]

  private func text(_ element: InformerChanges.Element?) -> String {
    switch element {
    case .event(let event): event.text
    case .missed(let count): "missed \(count)"
    case nil: "end"
    }
  }

  @Test func everythingComesInOrder() async {
    let harness = InformerHarness(Self.script)
    let changes = harness.informer.changes(of: .objects)
    await harness.informer.run()
    var iterator = changes.makeAsyncIterator()
    var seen: [String] = []
    for _ in 0..<5 { seen.append(text(await iterator.next())) }
    #expect(
      seen == [
        "added ns/a@1", "added ns/b@2", "listed 5 first", "updated ns/a@1-6", "deleted ns/b@2",
      ]
    )
  }

  @Test func theLifecycleAloneCostsNothingPerObject() async {
    let harness = InformerHarness(Self.script)
    let changes = harness.informer.changes(of: .lifecycle)
    await harness.informer.run()
    var iterator = changes.makeAsyncIterator()
    #expect(text(await iterator.next()) == "listed 5 first")
  }

  @Test func aSlowReaderIsToldHowMuchItMissed() async {
    let harness = InformerHarness(Self.script)
    let changes = harness.informer.changes(of: .objects, limit: 2)
    await harness.informer.run()
    var iterator = changes.makeAsyncIterator()
    var seen: [String] = []
    for _ in 0..<3 { seen.append(text(await iterator.next())) }
    #expect(seen == ["added ns/a@1", "added ns/b@2", "missed 3"])
  }

  @Test func aReaderThatIsCancelledEnds() async {
    let harness = InformerHarness([])
    let changes = harness.informer.changes(of: .objects)
    let reader = Task {
      var iterator = changes.makeAsyncIterator()
      return await iterator.next() == nil
    }
    reader.cancel()
    #expect(await reader.value)
  }

  @Test func theObservationEndsWithTheSequence() async {
    let harness = InformerHarness([])
    do {
      let changes = harness.informer.changes(of: .objects)
      #expect(harness.informer.state.withLock { $0.observers.count } == 1)
      _ = changes.makeAsyncIterator()
    }
    #expect(harness.informer.state.withLock { $0.observers.count } == 0)
  }

  @Test func aWakeThatComesEarlyIsNotLost() async throws {
    let signal = WakeSignal()
    signal.wake()
    signal.wake()
    #expect(await signal.wait())
    let time = ManualTime()
    try await signal.wait(atMost: .seconds(1), time: time)
    #expect(time.sleeps == [.seconds(1)])
    // A wait whose time was up does not end those after it.
    let waiting = Task { await signal.wait() }
    await Task.yield()
    signal.wake()
    #expect(await waiting.value)
  }
}
