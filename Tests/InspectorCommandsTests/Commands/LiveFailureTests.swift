import KubernetesClient
import KubernetesWire
import InspectorCommands
import Sessions
import SimulatedCluster
import Testing

/// What commands say when the API server does not answer as it should.
struct LiveFailureTests {
  private func status(_ code: Int, _ reason: String) -> SimulatedCluster.Fault.Action {
    .status(APIStatus(code: code, reason: reason, message: "the server says \(reason)"))
  }

  @Test func aWatchThatIsForbiddenKeepsNoOtherFromBeingShown() async throws {
    try await withSimulatedCluster { cluster, workplace in
      cluster.inject(.init(status(403, "Forbidden"), times: nil, resource: .pods))
      let outcome = await workplace.run(["watches", "-o", "json"])
      #expect(outcome.status == .cannotConnect)
      let watches = try outcome.document["serverBlocks"]?.arrayValue?.first?["watches"]?.arrayValue
      #expect(watches?.map { $0["synced"] } == [true, true, false, true])
      #expect(watches?[2]["lastError"]?["code"] == "forbidden")
      #expect(outcome.messages.contains("watch pod has not synced"))
      #expect(outcome.messages.contains("the server says Forbidden"))
      let table = await workplace.run(["watches"])
      #expect(table.output.contains("no: forbidden"))
      let other = await workplace.run(["list", "namespace", "-o", "name"])
      #expect(other.status == .success)
    }
  }

  @Test(
    "Each failure ends in its status, with nothing on standard output",
    arguments: [
      (401, "Unauthorized", 3), (403, "Forbidden", 3),
      (404, "NotFound", 4),
    ] as [(Int, String, Int32)])
  func failures(_ code: Int, _ reason: String, _ expected: Int32) async throws {
    try await withSimulatedCluster { cluster, workplace in
      cluster.inject(.init(status(code, reason), times: nil))
      let outcome = await workplace.run(["list", "pod"])
      #expect(outcome.status.rawValue == expected)
      #expect(outcome.output.isEmpty)
      #expect(outcome.messages.contains("/api/v1/pods"))
    }
  }

  @Test func indexesOfTheOtherWatchesAreShownBesideAFailure() async throws {
    try await withSimulatedCluster { cluster, workplace in
      cluster.inject(.init(status(403, "Forbidden"), times: nil, resource: .pods))
      for command in [["indexes", "-o", "json"], ["indexes", "--values", "-o", "json"]] {
        let outcome = await workplace.run(command)
        #expect(outcome.status == .cannotConnect)
        #expect(outcome.output.contains("\"service\""), "\(command)")
        #expect(!outcome.output.contains("\"pod\""), "\(command)")
        #expect(outcome.messages.contains("watch pod has not synced"), "\(command)")
      }
    }
  }

  @Test func whatTheStoreHasIsShownWhereTheServerRefusesTheObject() async throws {
    try await withSimulatedCluster { cluster, workplace in
      cluster.inject(
        .init(status(403, "Forbidden"), times: nil) { $0.path.hasSuffix("/namespaces/default") })
      let outcome = await workplace.run(["get", "namespace", "default", "--live"])
      #expect(outcome.status == .cannotConnect)
      #expect(outcome.output.contains("default"))
      #expect(outcome.messages.contains("/api/v1/namespaces/default"))
    }
  }

  @Test func everyFailureSaysWhatToDo() async throws {
    try await withSimulatedCluster { cluster, workplace in
      for code in [401, 403, 404, 500] {
        cluster.inject(.init(status(code, "Reason\(code)"), times: nil, resource: .pods))
        let outcome = await workplace.run(["list", "pod", "--timeout", "300ms"])
        #expect(outcome.messages.contains("  fix: "), "\(outcome.messages)")
        cluster.clearFaults()
      }
    }
  }

  @Test func aServerThatSaysNothingIsWaitedForNoLongerThanAsked() async throws {
    try await withSimulatedCluster { cluster, workplace in
      cluster.inject(.init(.stallAfter(bytes: 0), times: nil))
      let outcome = await workplace.run(["list", "pod", "--timeout", "200ms"])
      #expect(outcome.status == .notSynced)
      #expect(outcome.messages.contains("within 0.2s"))
      #expect(outcome.messages.contains("--timeout"))
    }
  }

  @Test func aServerThatIsNotThereIsGivenUp() async throws {
    let cluster = try await SimulatedCluster.start()
    let workplace = try Workplace(["Corefile": Corefiles.shared, "kubeconfig": cluster.kubeconfig])
    try await cluster.shutdown()
    for command in [["list", "pod"], ["watches"], ["sync", "--timeout", "1s"]] {
      let outcome = await workplace.run(command)
      #expect(outcome.status == .cannotConnect, "\(command): \(outcome.messages)")
      #expect(outcome.messages.hasPrefix("error: "), "\(command)")
    }
  }

  @Test func aCertificateThatIsNotTrustedIsToldAsSuch() async throws {
    let other = try await SimulatedCluster.start()
    try await withSimulatedCluster { cluster, workplace in
      let outcome = await workplace.run(["list", "pod", "--server", other.baseURL])
      #expect(outcome.status == .cannotConnect)
      #expect(outcome.messages.contains("certificate"), "\(outcome.messages)")
    }
    try await other.shutdown()
  }

  @Test func anUnverifiedServerIsSaidAtEveryCommand() async throws {
    try await withSimulatedCluster { cluster, workplace in
      let kubeconfig = """
        apiVersion: v1
        kind: Config
        clusters: [{name: c, cluster: {server: "\(cluster.baseURL)", insecure-skip-tls-verify: true}}]
        users: [{name: u, user: {token: "\(cluster.token)"}}]
        contexts: [{name: simulated, context: {cluster: c, user: u}}]
        """
      try workplace.write(kubeconfig, to: "kubeconfig")
      for command in [["watches"], ["list", "namespace"], ["sync"]] {
        let outcome = await workplace.run(command)
        #expect(outcome.status == .success, "\(outcome.messages)")
        #expect(outcome.messages.contains("is not verified"), "\(command)")
        #expect(!outcome.output.contains(cluster.token))
      }
    }
  }
}
