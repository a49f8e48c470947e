import Inspection
import KubernetesClient
import KubernetesWire
import Replicas
import SimulatedCluster
import Testing

@testable import Sessions

/// Replicas of the simulated cluster, looked at through its API server: the one that is wrong is
/// named, and for what is wrong with it.
@Suite(.timeLimit(.minutes(5)))
struct ReplicaSurveyTests {
  @Test func goodReplicasAgree() async throws {
    let report = try await survey([nil, nil])
    #expect(!report.isDifferent && report.isReached)
    #expect(report.replicas.count == 2)
    #expect(report.replicas.map(\.problems) == [[], []])
    for replica in report.replicas {
      #expect(replica.asked > 0 && replica.answered == replica.asked)
      #expect(replica.sync?.state == .synced)
    }
  }

  @Test func aStaleReplicaLacksWhatCameLater() async throws {
    let report = try await survey([nil, .stale], adding: service("later", "10.96.200.78"))
    let stale = try culprit(of: report)
    #expect(stale.problems == ["answers 2 names differently"])
    #expect(
      stale.differences.map(\.question) == [
        "later.default.svc.cluster.local. A", "newcomer.default.svc.cluster.local. A",
      ])
    #expect(stale.sync?.state == .synced)
    let good = try good(of: report)
    #expect(good.answered == good.asked)
  }

  @Test func anUnsyncedReplicaIsToldFromOthers() async throws {
    let report = try await survey([nil, .unsynced])
    let unsynced = try culprit(of: report)
    #expect(unsynced.problems == ["has not synced"])
    #expect(unsynced.sync?.state == .unsynced)
    #expect(unsynced.sync?.remarks.contains { $0.contains("forbidden (403)") } == true)
  }

  @Test func anOldReplicaRunsAnotherCorefile() async throws {
    let report = try await survey([nil, .old])
    let old = try culprit(of: report)
    #expect(old.problems == ["runs another Corefile"])
    #expect(old.metrics?.version == "1.11.3")
    #expect(try good(of: report).configuration?.state == .loaded)
  }

  @Test func aReplicaWhoseReloadFailedRunsAnOlderCorefileThoughItShowsThisHash() async throws {
    let report = try await survey([nil, .failedReload])
    let failed = try culprit(of: report)
    #expect(failed.problems == ["runs an older Corefile, since a reload failed"])
    #expect(failed.configuration?.state == .failed)
    #expect(try failed.metrics?.reloadHash == good(of: report).metrics?.reloadHash)
  }

  @Test func aWrongReplicaAnswersDifferently() async throws {
    let report = try await survey([nil, .wrong])
    let wrong = try culprit(of: report)
    #expect(wrong.problems.count == 1 && wrong.problems[0].hasPrefix("answers "))
    #expect(wrong.differences.contains { $0.differences.contains { $0.contains("192.0.2.66") } })
    #expect(wrong.differences.contains { $0.differences.contains { $0.contains("NXDOMAIN") } })
    #expect(wrong.sync?.state == .synced)
  }

  @Test func anUnreachableReplicaIsSaidToBeOne() async throws {
    let report = try await survey([nil, .unreachable])
    let unreachable = try culprit(of: report)
    #expect(unreachable.problems == ["cannot be reached"])
    #expect(!unreachable.failures.isEmpty)
    #expect(report.isReached)
  }

  @Test func whereNoneIsReachedThatIsTheVerdict() async throws {
    let report = try await survey([.unreachable])
    #expect(!report.isReached)
    #expect(report.verdict == "none of 1 replica can be reached")
  }

  @Test func thereMayBeNoReplica() async {
    await #expect(throws: CommandFailure.self) { try await survey([]) }
  }
}

extension ReplicaSurveyTests {
  /// What replicas with these faults show, where a service is added once they have synced.
  private func survey(
    _ faults: [SimulatedReplicas.Fault?], adding object: JSONValue? = nil
  ) async throws -> ReplicasReport {
    try await ReplicaTrial.with(faults, adding: object) { trial in
      try await ReplicaSurvey(
        ReplicasRequest(), trial.loaded, server: trial.server, live: trial.live, run: trial.run
      ).report()
    }
  }

  /// The only replica with which something is wrong: the one that was made second.
  private func culprit(of report: ReplicasReport) throws -> ReplicasReport.Replica {
    #expect(report.isDifferent)
    let wrong = report.replicas.filter { !$0.problems.isEmpty }
    let replica = try #require(wrong.first)
    #expect(wrong.count == 1)
    #expect(replica.pod.node == "worker-2")
    #expect(report.verdict.contains(replica.pod.name))
    return replica
  }

  /// The other one.
  private func good(of report: ReplicasReport) throws -> ReplicasReport.Replica {
    try #require(report.replicas.first { $0.pod.node == "worker-1" })
  }
}
