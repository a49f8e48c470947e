import Inspection
import SimulatedCluster
import Testing

@testable import Sessions

/// `explain --ask replicas` outside the cluster: each replica by a forwarded port.
@Suite(.timeLimit(.minutes(5)))
struct ReplicaComparisonTests {
  @Test func goodReplicasAnswerAsTheStoresSay() async throws {
    let servers = try await servers([nil, nil])
    #expect(servers.count == 2)
    #expect(servers.filter { !$0.agrees }.isEmpty)
    #expect(servers.allSatisfy { $0.server.hasSuffix(" by port-forward") })
    #expect(servers.allSatisfy { $0.server.hasPrefix("coredns-") })
  }

  @Test func aWrongReplicaIsNamed() async throws {
    let wrong = try await servers([nil, .wrong]).filter { !$0.agrees }
    #expect(wrong.count == 1)
    #expect(wrong.first?.differences.isEmpty == false)
  }

  @Test func anUnreachableReplicaSaysWhatWasTried() async throws {
    let failed = try await servers([nil, .unreachable]).filter { $0.failure != nil }
    #expect(failed.count == 1)
    #expect(failed.first?.failure?.hasPrefix("port 53 by port-forward: ") == true)
  }
}

extension ReplicaComparisonTests {
  /// What replicas with these faults answer for a service's name, beside the stores.
  private func servers(
    _ faults: [SimulatedReplicas.Fault?]
  ) async throws -> [ExplainReport.ServerAnswer] {
    try await ReplicaTrial.with(faults, adding: service("asked", "10.96.200.79")) { trial in
      var request = ExplainRequest()
      request.ask = ["replicas"]
      let session = ExplainSession(
        request, server: trial.server, live: trial.live, run: trial.run)
      return try await session.items(.name("asked.default.svc.cluster.local")).flatMap(\.servers)
    }
  }
}
