import InspectorShell
import KubernetesClient
import KubernetesWire
import InspectorCommands
import Sessions
import SimulatedCluster
import Synchronization
import Testing

/// `events` against a simulated cluster.
struct EventsCommandTests {
  private static func pod(_ name: String, ip: String, namespace: String = "default") -> JSONValue {
    [
      "metadata": [
        "name": .string(name), "namespace": .string(namespace), "labels": ["environment": "qa"],
      ],
      "status": ["phase": "Running", "podIP": .string(ip)],
    ]
  }

  /// Runs `events` and changes the cluster once it has synced; gives the events as documents.
  private func events(
    _ arguments: [String], before: [JSONValue] = [],
    changes: @escaping @Sendable (SimulatedCluster) throws -> Void
  ) async throws -> (documents: [JSONValue], outcome: Workplace.Outcome) {
    let result = Mutex<(documents: [JSONValue], outcome: Workplace.Outcome)?>(nil)
    try await withSimulatedCluster { cluster, workplace in
      for pod in before { try cluster.apply(pod, .pods) }
      let run = Task {
        await workplace.run(
          ["events", "-o", "json", "--timeout", "30s"] + arguments,
          untilAskedToEnd: { try? await Task.sleep(for: .seconds(3600)) })
      }
      // The watch request comes after the list has been processed.
      try await cluster.waitForWatch(of: "/api/v1/pods")
      try changes(cluster)
      let outcome = await run.value
      let documents = try outcome.output.split(separator: "\n").map {
        try JSONValue(parsing: String($0))
      }
      result.withLock { $0 = (documents, outcome) }
    }
    return try #require(result.withLock { $0 })
  }

  private func kinds(_ documents: [JSONValue]) -> [String] {
    documents.compactMap { $0["event"]?.stringValue }
  }

  @Test func changesComeWithTheFieldsThatChanged() async throws {
    let (documents, outcome) = try await events(
      ["pod", "--count", "3"], before: [Self.pod("web", ip: "10.0.0.1")]
    ) { cluster in
      try cluster.apply(Self.pod("web", ip: "10.0.0.2"), .pods)
      try cluster.apply(Self.pod("new", ip: "10.0.0.3"), .pods)
      cluster.delete(.pods, namespace: "default", name: "web")
    }
    #expect(outcome.status == .success, "\(outcome.messages)")
    #expect(kinds(documents) == ["synced", "updated", "added", "deleted"])
    let update = documents[1]
    #expect(update["key"] == "default/web")
    #expect(update["changes"] == [["path": "podIP", "old": "10.0.0.1", "new": "10.0.0.2"]])
    #expect(documents[3]["object"]?["podIP"] == "10.0.0.2")
    #expect(documents[0]["time"] == "2026-11-28T13:24:05.000000Z")
  }

  @Test func theFirstListIsShownOnDemand() async throws {
    let (documents, _) = try await events(
      ["pod", "--initial", "--count", "2"], before: [Self.pod("web", ip: "10.0.0.1")]
    ) { cluster in
      try cluster.apply(Self.pod("new", ip: "10.0.0.3"), .pods)
    }
    #expect(kinds(documents) == ["added", "synced", "added"])
  }

  @Test func objectsAreChosenByNamespaceAndKey() async throws {
    let (documents, _) = try await events(
      ["pod", "-n", "b", "--key", "*/web-*", "--count", "1"]
    ) { cluster in
      for (name, namespace) in [("web-1", "a"), ("db", "b"), ("web-2", "b")] {
        try cluster.apply(Self.pod(name, ip: "10.0.0.1", namespace: namespace), .pods)
      }
    }
    #expect(documents.compactMap { $0["key"]?.stringValue } == ["b/web-2"])
  }

  @Test func tooFewEventsInTimeFailAnExpectation() async throws {
    try await withSimulatedCluster { _, workplace in
      let outcome = await workplace.run(
        ["events", "pod", "--for", "10ms", "--count", "2"],
        untilAskedToEnd: { try? await Task.sleep(for: .seconds(3600)) })
      #expect(outcome.status == .expectationFailed)
      #expect(outcome.messages.contains("0 of 2 events came in time"))
    }
  }

  @Test func aWatchThatHasNotSyncedIsToldWithHowLongItHadTime() async throws {
    try await withSimulatedCluster { cluster, workplace in
      cluster.inject(.init(.stallAfter(bytes: 0), times: nil))
      let outcome = await workplace.run(
        ["events", "pod", "--for", "10ms", "--timeout", "1m"],
        untilAskedToEnd: { try? await Task.sleep(for: .seconds(3600)) })
      #expect(outcome.status == .notSynced)
      #expect(outcome.messages.contains("watch pod has not synced within 0."))
    }
  }

  @Test func aServerThatForbidsEverythingEndsIt() async throws {
    let corefile = Corefiles.shared.replacing("kubeconfig simulated", with: "kubeconfig missing")
    let workplace = try Workplace([
      "Corefile": corefile, "kubeconfig": "apiVersion: v1\nkind: Config\n",
    ])
    let outcome = await workplace.run(
      ["events"], untilAskedToEnd: { try? await Task.sleep(for: .seconds(3600)) })
    #expect(outcome.status == .cannotConnect)
    #expect(outcome.messages.contains("missing"))
  }

  /// A pipe whose reader goes away after it has been opened.
  private final class LostPipe: TextOutput {
    let isTerminal = false
    let width: Int? = nil
    var isClosed: Bool { true }
    func write(_ text: String) throws(ClosedOutput) {}
  }

  @Test func aReaderThatIsGoneEndsItThoughNothingHappens() async throws {
    try await withSimulatedCluster { _, workplace in
      let messages = CapturedOutput()
      var context = CommandContext(
        standardOutput: LostPipe(), standardError: messages, environment: [:],
        workingDirectory: workplace.path)
      context.untilAskedToEnd = { try? await Task.sleep(for: .seconds(3600)) }
      let status = await Inspector.run(["events"], in: context)
      #expect(status == .success)
      #expect(messages.text.isEmpty)
    }
  }
}
