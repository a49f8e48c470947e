import Captures
import Inspection
import KubernetesWire
import Replicas
import Testing

@testable import Sessions

/// Reports about replicas in captures.
@Suite(.timeLimit(.minutes(5)))
struct CapturedReplicasTests {
  private static var report: ReplicasReport {
    var pod = ReplicaPod(namespace: "kube-system", name: "coredns-a")
    (pod.node, pod.address, pod.image) = ("worker-1", "10.0.0.9", "coredns:1.12.1")
    (pod.restarts, pod.isReady, pod.waiting) = (3, true, "CrashLoopBackOff")
    (pod.createdAt, pod.startedAt) = (1_700_000_000, 1_700_000_100)
    var replica = ReplicasReport.Replica(pod: pod)
    var metrics = Replicas.ReplicaMetrics()
    (metrics.version, metrics.plugins) = ("1.12.1", ["cache", "kubernetes"])
    (metrics.apiRequests, metrics.responses) = (["200": 4, "<error>": 1], ["NOERROR": 7])
    (metrics.cacheEntries, metrics.panics) = (["denial": 2], 1)
    (metrics.reloadHash, metrics.failedReloads, metrics.startedAt) = ("abc", 2, 1_700_000_100.25)
    replica.metrics = metrics
    replica.configuration = ConfigurationVerdict(.other, "its reload hash is another")
    var sync = SyncVerdict(.unsynced, "/ready says 503")
    sync.remarks = ["1 of its requests got no answer"]
    replica.sync = sync
    replica.latency = 0.125
    (replica.serial, replica.answered, replica.asked) = (.max, 1, 2)
    replica.latency = 1.25
    replica.differences = [.init(question: "a.b.svc.cluster.local. A", differences: ["x", "y"])]
    replica.failures = [ReplicaFailure("refused", hint: "look"), ReplicaFailure("away")]
    var skipped = ReplicaPod(namespace: "kube-system", name: "coredns-b")
    skipped.skipped = "is Pending, not Running"
    return ReplicasReport(
      entryName: "Corefile", selector: "k8s-app=kube-dns", namespace: "kube-system",
      now: 1_700_000_200.5, replicas: [replica, ReplicasReport.Replica(pod: skipped)])
  }

  /// What is read of a file that has the report.
  private func read(_ report: JSONValue) throws -> JSONValue {
    var capture = Capture()
    capture.replicas = [CapturedReplicas(report)]
    let read = try CaptureReader.read(try #require(CaptureWriter.file(of: capture)))
    #expect(read.problems.isEmpty)
    let replicas = try #require(read.replicas.first)
    #expect(replicas.line == 2)
    return replicas.report
  }

  @Test func aReportIsReadAsItWas() throws {
    let report = Self.report
    #expect(ReplicasReport(captured: try read(report.captured)) == report)
  }

  @Test func aReportAboutReplicasThatRunIsReadAsItWas() async throws {
    let report = try await ReplicaTrial.with([nil, .unsynced, .unreachable]) { trial in
      try await trial.run.replicas(ReplicasRequest(), trial.loaded, trial.live)
    }
    #expect(report.replicas.count == 3)
    #expect(ReplicasReport(captured: try read(report.captured)) == report)
  }

  @Test func aPodsEnvironmentIsNoPartOfAReport() {
    var pod = ReplicaPod(namespace: "kube-system", name: "coredns-a")
    pod.environment = ["PASSWORD": "hunter2"]
    #expect(ReplicasReport.Replica(pod: pod).pod.environment.isEmpty)
  }

  @Test(
    "What is no report is none",
    arguments: [
      "1", "null", "[]", "{}", #"{"corefile":"x"}"#, #"{"replicas":[]}"#,
      #"{"corefile":"x","replicas":[1]}"#, #"{"corefile":"x","replicas":[{"pod":{"name":"a"}}]}"#,
    ])
  func refuses(text: String) throws {
    #expect(ReplicasReport(captured: try JSONValue(parsing: text)) == nil)
  }

  @Test func numbersThatCannotBeAreBounded() throws {
    let text = """
      {"corefile":"x","time":1e308,"replicas":[{"pod":{"namespace":"n","name":"a",\
      "restarts":-9223372036854775808,"createdAt":-5},"serial":4294967296,"asked":-1,\
      "answered":9223372036854775807,"metrics":{"responses":{"SERVFAIL":-3},"panics":-1}}]}
      """
    let report = try #require(ReplicasReport(captured: try JSONValue(parsing: text)))
    let replica = try #require(report.replicas.first)
    #expect(report.now == 253_402_300_799)
    #expect(replica.pod.restarts == 0)
    #expect(replica.pod.createdAt == 0)
    #expect(replica.serial == nil)
    #expect(replica.asked == 0)
    #expect(replica.metrics?.panics == 0)
    #expect(replica.metrics?.responses == ["SERVFAIL": 0])
    #expect(!report.verdict.isEmpty)
  }

  @Test func whatIsRedactedIsStillAReportWithTheSameVerdicts() throws {
    var capture = Capture()
    capture.replicas = [CapturedReplicas(Self.report.captured)]
    let file = try #require(CaptureWriter.file(of: capture, redactor: CaptureRedactor()))
    let read = try CaptureReader.read(file)
    let report = try #require(
      read.replicas.first.flatMap { ReplicasReport(captured: $0.report) })
    #expect(report.replicas.map(\.problems) == Self.report.replicas.map(\.problems))
    #expect(report.replicas[0].metrics?.responses == Self.report.replicas[0].metrics?.responses)
    #expect(report.replicas[0].pod.imageVersion == "1.12.1")
    #expect(report.replicas[0].pod.name != "coredns-a")
    #expect(report.replicas[0].pod.node != "worker-1")
  }
}
