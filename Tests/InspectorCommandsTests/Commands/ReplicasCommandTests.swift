import InspectorCommands
import InspectorShell
import KubernetesClient
import KubernetesWire
import Sessions
import SimulatedCluster
import Synchronization
import Testing

/// `replicas` as it is run: each fault of a replica is called what it is, and nothing else.
@Suite(.timeLimit(.minutes(5)))
struct ReplicasCommandTests {
  /// What is said of a replica with a fault.
  struct Finding: CustomTestStringConvertible, Sendable {
    var fault: SimulatedReplicas.Fault
    /// What the verdict says.
    var problem: String
    /// What the lines before say of why.
    var reason: String

    var testDescription: String { fault.rawValue }
  }

  static let findings = [
    Finding(
      fault: .stale, problem: "answers 1 name differently",
      reason: "newcomer.default.svc.cluster.local. A: is NXDOMAIN, the stores say NOERROR"),
    Finding(
      fault: .unsynced, problem: "has not synced",
      reason: "not synced: a name that does not exist is answered with SERVFAIL; /ready says 503"),
    Finding(
      fault: .wrong, problem: "answers 4 names differently",
      reason: "answer has asked-4.default.svc.cluster.local. A 192.0.2.66, the stores do not"),
    Finding(
      fault: .old, problem: "runs another Corefile",
      reason: "Corefile other: its reload hash is "),
    Finding(
      fault: .unreachable, problem: "cannot be reached",
      reason: "refuses the connection of the API server"),
    Finding(
      fault: .failedReload, problem: "runs an older Corefile, since a reload failed",
      reason: "a reload failed and it does not run loadbalance"),
  ]

  @Test(arguments: findings)
  func aFaultIsNamedWithItsReason(_ finding: Finding) async throws {
    try await withReplicas([nil, finding.fault]) { pods, run in
      let (good, culprit) = (pods[0], pods[1])
      let outcome = await run(["replicas"])
      #expect(outcome.status == .expectationFailed, "\(outcome.messages)")
      let lines = outcome.output.split(separator: "\n")
      #expect(lines.last == "1 of 2 replicas: \(culprit) \(finding.problem)")
      #expect(
        lines.contains { $0.hasPrefix("\(culprit): ") && $0.contains(finding.reason) },
        "\(outcome.output)")
      #expect(!lines.contains { $0.hasPrefix("\(good): ") }, "\(outcome.output)")
      let names = await run(["replicas", "-o", "name"])
      #expect(names.status == .expectationFailed)
      #expect(names.output == "kube-system/\(culprit)\n")
      let document = try await run(["replicas", "-o", "json"]).document
      #expect(document["different"] == true)
      let problems = (document["replicas"]?.arrayValue ?? []).map { $0["problems"] }
      #expect(problems.contains([]) && problems.contains([.string(finding.problem)]))
      #expect(document["replicas"]?.arrayValue?.contains { $0["slow"] == true } == false)
    }
  }

  @Test func goodReplicasAgree() async throws {
    try await withReplicas([nil, nil]) { _, run in
      let outcome = await run(["replicas"])
      #expect(outcome.status == .success)
      #expect(outcome.output.hasSuffix("all 2 replicas answer 7 questions as the stores say\n"))
    }
  }

  @Test func aSlowReplicaIsAWarning() async throws {
    let time = LeapingTime()
    try await withReplicas([.slow], time: time) { pods, run in
      let outcome = await run(["replicas"])
      #expect(outcome.status == .success, "\(outcome.output)")
      let lines = outcome.output.split(separator: "\n")
      #expect(lines.contains { $0.hasPrefix("\(pods[0]): it answers slowly: ") })
      #expect(lines.last?.contains("as the stores say, but \(pods[0]) answers slowly: ") == true)
      let document = try await run(["replicas", "-o", "json"]).document
      let replica = document["replicas"]?.arrayValue?.first
      #expect(replica?["slow"] == true && replica?["problems"] == [])
      #expect(document["different"] == false)
    }
  }
}

extension ReplicasCommandTests {
  /// A clock that leaps where the slow replica waits for its two seconds, for whoever looks at it.
  private final class LeapingTime: TimeSource {
    private let system = SystemTime()
    private let leapt = Mutex(Duration.zero)

    func now() -> Duration { system.now() + leapt.withLock { $0 } }

    func sleep(for duration: Duration) async throws {
      if duration == .seconds(2) {
        leapt.withLock { $0 += duration }
      } else {
        try await system.sleep(for: duration)
      }
    }
  }

  private typealias Run = ([String]) async -> Workplace.Outcome

  /// Runs replicas with these faults in a cluster with six services.
  private func withReplicas(
    _ faults: [SimulatedReplicas.Fault?], time: any TimeSource = SystemTime(),
    _ body: ([String], Run) async throws -> Void
  ) async throws {
    try await withSimulatedCluster { cluster, workplace in
      for number in 3...8 { try cluster.apply(Self.service(number), .services) }
      let loaded = try SessionRun(options: SessionOptions(), context: CommandContext().session)
        .localCorefile(otherwise: SimulatedReplicas.corefile)
      let replicas = try await SimulatedReplicas.start(
        cluster, loaded, faults: faults, isEager: true, time: time)
      do {
        try await body(replicas.pods.map(\.name)) { arguments in
          await workplace.run(
            arguments + ["--kubeconfig", "kubeconfig"],
            changing: { context in
              context.time = time
              context.wallClock = { .seconds(SystemTime.secondsSince1970()) }
            })
        }
      } catch {
        await replicas.stop()
        throw error
      }
      await replicas.stop()
    }
  }

  private static func service(_ number: Int) -> JSONValue {
    let address = JSONValue.string("10.96.200.\(number)")
    return [
      "apiVersion": "v1", "kind": "Service",
      "metadata": ["name": .string("asked-\(number)"), "namespace": "default"],
      "spec": [
        "type": "ClusterIP", "clusterIP": address, "clusterIPs": [address],
        "ports": [["name": "http", "port": 80, "protocol": "TCP"]],
      ],
    ]
  }
}
