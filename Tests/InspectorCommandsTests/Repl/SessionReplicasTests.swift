import KubernetesWire
import Sessions
import Testing

/// Replicas of CoreDNS in a session on the simulated cluster.
@Suite(.timeLimit(.minutes(5)))
struct SessionReplicasTests {
  private static let demo = ["repl", "--demo", "--churn", "0"]

  @Test func theyAreThereOnceSomebodyLooksForThem() async throws {
    let workplace = try Workplace()
    let outcome = await workplace.run(
      Self.demo,
      input: "sync -o name\nlist pod -n kube-system -o name\nreplicas\nreplicas -o json\n")
    #expect(outcome.status == .success, "\(outcome.messages)")
    let pods = outcome.output.split(separator: "\n").filter { $0.hasPrefix("kube-system/") }
    #expect(pods.count == 2, "nobody has looked for replicas before")
    #expect(outcome.output.contains("all 3 replicas answer "))
    let json = try #require(outcome.output.firstRange(of: "{"))
    let report = try JSONValue(parsing: String(outcome.output[json.lowerBound...]))
    #expect(report["replicas"]?.arrayValue?.count == 3)
  }

  @Test func theyAreAskedForNames() async throws {
    let workplace = try Workplace()
    let outcome = await workplace.run(
      Self.demo,
      input: "explain kubernetes.default.svc.cluster.local --ask replicas\n")
    #expect(outcome.status == .success, "\(outcome.messages)")
    let agreeing = outcome.output.split(separator: "\n").filter {
      $0.hasSuffix(" by port-forward: answers as the stores say")
    }
    #expect(agreeing.count == 3)
  }
}
