import Captures
import Informers
import Inspection
import KubernetesClient
import KubernetesWire
import SimulatedCluster
import Testing

@testable import Sessions

/// Recordings that go on beside other work.
@Suite(.timeLimit(.minutes(5)))
struct RunningRecordingTests {
  /// The names of the services that are in the stores of a capture, and of those that came later.
  private static func services(_ capture: Capture) throws -> (stored: [String], events: [String]) {
    let number = try #require(capture.watches.firstIndex { $0.name == "service" })
    func name(_ bytes: some Collection<UInt8>) throws -> String? {
      try JSONValue(parsing: Array(bytes))["metadata"]?["name"]?.stringValue
    }
    let watch = capture.watches[number]
    var objects: [[UInt8]] = []
    try watch.objects.forEach { objects.append(Array($0)) }
    let stored = try objects.compactMap { try name($0) }
    let events = try capture.events.compactMap { event -> String? in
      guard event.watch == number, case .stored(let bytes) = event.change else { return nil }
      return try name(bytes)
    }
    return (stored, events)
  }

  @Test func whatIsThereIsStoredAndWhatComesLaterIsAnEvent() async throws {
    try await ReplicaTrial.with([]) { trial in
      let cluster = try #require(trial.run.demo?.cluster)
      let recording = SessionRecorder(trial.loaded, trial.live, trial.run.context).start()
      #expect(recording.events == 0)
      try cluster.apply(service("later", "10.96.200.80"), .services)
      while recording.events == 0 { await Task.yield() }
      let outcome = await recording.finish()
      let (stored, events) = try Self.services(outcome.capture)
      #expect(stored.contains("kubernetes") && !stored.contains("later"))
      #expect(events == ["later"])
      #expect(outcome.missed == 0)
    }
  }

  @Test func itEndsOnceAndStaysAsItWas() async throws {
    try await ReplicaTrial.with([]) { trial in
      let cluster = try #require(trial.run.demo?.cluster)
      let recorder = SessionRecorder(trial.loaded, trial.live, trial.run.context)
      let (ended, other) = (recorder.start(), recorder.start())
      let first = await ended.finish()
      try cluster.apply(service("later", "10.96.200.80"), .services)
      while other.events == 0 { await Task.yield() }
      let second = await ended.finish()
      #expect(first.capture.events.isEmpty && second.capture.events.isEmpty)
      #expect(await other.finish().capture.events.count == 1)
    }
  }

  @Test func objectsOfAFirstListThatIsStillToComeAreNotLost() async throws {
    try await ReplicaTrial.with([]) { trial in
      // The same plans once more, whose watches start when they are recorded already.
      let open = try trial.run.opened(trial.live.sessions.map(\.plan), watches: nil)
      let live = LiveSessions(open: open, waited: .zero)
      let recording = SessionRecorder(trial.loaded, live, trial.run.context).start()
      let running = RunningSessions(starting: open, at: .zero)
      while !open.allSatisfy({ $0.session.isSynced }) { await Task.yield() }
      let outcome = await recording.finish()
      await running.stop()
      let (stored, events) = try Self.services(outcome.capture)
      #expect(stored.isEmpty)
      #expect(events.contains("kubernetes"))
    }
  }
}
