import KubernetesClient
import KubernetesWire
import InspectorCommands
import Sessions
import SimulatedCluster
import Testing

/// `check --live` against a simulated cluster.
struct CheckLiveTests {
  static let both = """
    .:53 {
        kubernetes cluster.local {
            pods verified
        }
        podnames pods.local
        k8s_api {
            kubeconfig kubeconfig simulated
        }
    }
    example.org {
        kubernetes example.org {
            kubeconfig kubeconfig simulated
        }
    }

    """

  /// A cluster with one pod.
  private func withCluster(
    corefile: String = Self.both, _ body: (SimulatedCluster, Workplace) async throws -> Void
  ) async throws {
    try await withSimulatedCluster(corefile: corefile) { cluster, workplace in
      try cluster.apply(
        [
          "metadata": ["name": "web", "namespace": "default"],
          "status": ["phase": "Running", "podIP": "10.0.0.1"],
        ], .pods)
      try await body(cluster, workplace)
    }
  }

  private func watch(
    _ name: String, of document: JSONValue, block: Int = 0
  ) -> JSONValue? {
    document["serverBlocks"]?.arrayValue?[block]["watches"]?.arrayValue?.first {
      $0["name"] == .string(name)
    }
  }

  @Test func everythingThatHoldsIsOK() async throws {
    try await withCluster { cluster, workplace in
      let outcome = await workplace.run([
        "check", "--live", "--require-rv-fresh", "--max-sync", "1m", "--expect", "pod>=1",
        "--expect", "query pod PodIP 10.0.0.1", "--expect", "get pod default/web", "-o", "json",
      ])
      #expect(outcome.status == .success, "\(outcome.output)")
      #expect(outcome.messages.isEmpty)
      let document = try outcome.document
      #expect(document["ok"] == true)
      let verdict = document["verdict"]?.stringValue ?? ""
      #expect(verdict.hasPrefix("OK: 7 of 7 watches synced after "))
      #expect(verdict.hasSuffix(", 3 of 3 expectations hold"))
      let pod = watch("pod", of: document)
      #expect(pod?["listAllowed"] == true)
      #expect(pod?["watchAllowed"] == true)
      #expect(pod?["fresh"] == true)
      #expect(pod?["objects"] == 1)
      #expect(pod?["problem"] == .null)
      #expect(cluster.requests.filter { $0.method == "POST" }.count == 16)
      #expect(
        Set(cluster.requests.filter { $0.method != "GET" }.map(\.path))
          == [
            "/apis/authentication.k8s.io/v1/selfsubjectreviews",
            "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews",
          ])
      let user = document["serverBlocks"]?.arrayValue?.first?["user"]
      #expect(user?["name"] == "kubernetes-admin" && user?["expires"] == .null)
    }
  }

  @Test func aMissingRightIsToldWithItsRule() async throws {
    try await withCluster { _, workplace in
      let outcome = await workplace.run(["check", "--live", "--context", "limited"])
      #expect(outcome.status == .cannotConnect)
      #expect(outcome.output.contains("error[access-denied]: watch endpoints may not list and"))
      #expect(
        outcome.output.contains(
          "the rule {apiGroups: [\"discovery.k8s.io\"], resources: [\"endpointslices\"], verbs:"))
      #expect(outcome.output.contains("FAILED: 6 of 7 watches synced; endpoints: not synced"))
      for format in ["github", "junit"] {
        let text = await workplace.run(["check", "--live", "--context", "limited", "-o", format])
        #expect(text.output.contains("access-denied"))
        #expect(text.status == .cannotConnect)
      }
    }
  }

  @Test func impersonationIsSentWithTheReview() async throws {
    try await withCluster { cluster, workplace in
      let outcome = await workplace.run(["check", "--live", "--as", "nobody"])
      #expect(outcome.status == .cannotConnect)
      #expect(Set(cluster.requests.map(\.user)) == ["nobody"])
      #expect(outcome.output.contains("[\"endpoints\", \"namespaces\", \"pods\", \"services\"]"))
    }
  }

  @Test func anExpectationThatFailsHasItsStatus() async throws {
    try await withCluster { _, workplace in
      let outcome = await workplace.run(["check", "--expect", "pod>1", "--expect", "service<9"])
      #expect(outcome.status == .expectationFailed)
      #expect(outcome.output.contains("expect pod>1: FAILED, found 1 object\n"))
      #expect(outcome.output.contains("expect service<9: holds, found 0 objects\n"))
      #expect(outcome.output.hasSuffix("; 1 of 2 expectations hold\n"))
    }
  }

  @Test func oneBlockIsEnoughForAnExpectation() async throws {
    try await withCluster { _, workplace in
      // Only the stock plugin's services have this index, and only the first block has pods.
      for expression in ["query service ServiceExternalIP x", "pod>=1"] {
        let outcome = await workplace.run(["check", "--expect", expression, "-o", "json"])
        let results = try outcome.document["expectations"]?.arrayValue
        #expect(results?.first?["holds"] == .bool(expression == "pod>=1"))
      }
    }
  }

  @Test(
    "Names that do not exist are wrong usage before anything is connected to",
    arguments: [
      ["--expect", "pods>=1"], ["--expect", "query pod Nothing x"], ["--expect", "pod>>1"],
      ["--expect", "pod>=1", "--only", "service"], ["--live", "--only", "nothing"],
    ])
  func wrongNames(_ arguments: [String]) async throws {
    try await withCluster { cluster, workplace in
      let outcome = await workplace.run(["check"] + arguments)
      #expect(outcome.status == .usage)
      #expect(outcome.output.isEmpty)
      #expect(!outcome.messages.isEmpty)
      #expect(cluster.requests.isEmpty)
    }
  }

  @Test func aSlowSyncIsNamed() async throws {
    try await withCluster { cluster, workplace in
      cluster.inject(.init(.delay(.milliseconds(80)), times: nil, resource: .pods, watch: false))
      let outcome = await workplace.run(["check", "--max-sync", "40ms", "--only", "pod"])
      #expect(outcome.status == .notSynced)
      #expect(outcome.output.contains("FAILED: 1 of 1 watches synced; pod: slower than 0.04s"))
      #expect(outcome.output.contains("error[slow-sync]: watch pod has synced after "))
      #expect(!outcome.output.contains("example.org  kubernetes"))
    }
  }

  @Test func theStockPluginHasItsOwnLimit() async throws {
    let corefile = """
      example.org {
          kubernetes example.org {
              kubeconfig kubeconfig simulated
              startup_timeout 50ms
          }
      }
      .:53 {
          kubernetes cluster.local
          k8s_api {
              kubeconfig kubeconfig simulated
          }
      }

      """
    try await withCluster(corefile: corefile) { cluster, workplace in
      cluster.inject(
        .init(.delay(.milliseconds(120)), times: nil, resource: .namespaces, watch: false))
      let arguments = ["check", "--live", "--only", "namespace", "-o", "github"]
      let outcome = await workplace.run(arguments)
      #expect(outcome.status == .notSynced)
      // Only the stock block is late: the other has five seconds.
      #expect(outcome.output.contains("line=2,col=5,endColumn=15,title=slow-sync::"))
      #expect(outcome.output.contains("2 of 2 watches synced; namespace: slower than the limit of"))
      #expect(await workplace.run(arguments + ["--timeout", "5s"]).status == .success)
    }
  }

  @Test func aTokenThatNobodyKnowsIsNamed() async throws {
    try await withCluster { cluster, workplace in
      try workplace.write(
        cluster.kubeconfig.replacing(cluster.token, with: "nobodys"), to: "kubeconfig")
      let outcome = await workplace.run(["check", "--live", "--context", "simulated-token"])
      #expect(outcome.status == .cannotConnect)
      #expect(outcome.output.contains("error[watch-unauthorized]: watches endpoints, namespace"))
      #expect(outcome.output.contains("FAILED: 0 of 7 watches synced"))
      #expect(!outcome.output.contains("nobodys"))
    }
  }

  @Test func aServerThatStallsIsNamedAndTheRestIsShown() async throws {
    try await withCluster { cluster, workplace in
      cluster.inject(.init(.stallAfter(bytes: 0), times: nil, resource: .pods))
      let outcome = await workplace.run(["check", "--live", "--timeout", "300ms"])
      #expect(outcome.status == .notSynced)
      #expect(outcome.output.contains("error[watch-not-synced]: watch pod has not synced within"))
      #expect(outcome.output.contains("FAILED: 6 of 7 watches synced"))
    }
  }

  @Test func aReviewThatIsRefusedIsANote() async throws {
    try await withCluster { cluster, workplace in
      for code in [403, 404] {
        cluster.inject(
          .init(.status(APIStatus(code: code, reason: "", message: "no reviews")), times: nil) {
            $0.method == "POST"
          })
        let outcome = await workplace.run(["check", "--live"])
        #expect(outcome.status == .success, "\(outcome.output)")
        #expect(outcome.output.contains("note: access could not be reviewed: POST"))
        #expect(outcome.output.contains("  ?         ?  "))
        cluster.clearFaults()
      }
    }
  }

  @Test func aServerThatIsNotThereIsNamed() async throws {
    let cluster = try await SimulatedCluster.start()
    let workplace = try Workplace(["Corefile": Self.both, "kubeconfig": cluster.kubeconfig])
    try await cluster.shutdown()
    let outcome = await workplace.run([
      "check", "--live", "--timeout", "300ms", "--wait-for-server", "300ms",
    ])
    #expect(outcome.status == .cannotConnect)
    #expect(outcome.output.contains("error[watch-connect]: watches endpoints, namespace, pod"))
    #expect(outcome.output.contains("was not ready within 0.3s"))
    #expect(outcome.output.contains("FAILED: 0 of 7 watches synced"))
    #expect(outcome.messages.isEmpty)
  }

  @Test func aServerThatIsStillStartingIsWaitedFor() async throws {
    try await withCluster { cluster, workplace in
      let starting = SimulatedCluster.Fault.Action.answer(
        status: 500, contentType: "text/plain", body: Array("[-]etcd failed".utf8))
      cluster.inject(.init(starting, times: 2) { $0.path == "/readyz" })
      cluster.inject(.init(.reset, times: 1) { $0.path == "/readyz" })
      let outcome = await workplace.run(["check", "--wait-for-server", "1m"])
      #expect(outcome.status == .success, "\(outcome.output)")
      #expect(cluster.requests.filter { $0.path == "/readyz" }.count == 4)
    }
  }

  @Test func errorsOfTheCorefileComeFirst() async throws {
    let corefile = Self.both.replacing("pods verified", with: "pods bogus")
    try await withCluster(corefile: corefile) { cluster, workplace in
      let outcome = await workplace.run(["check", "--live"])
      #expect(outcome.status == .invalidCorefile)
      #expect(outcome.output.contains("error[invalid-pod-mode]"))
      // The other block is checked all the same.
      #expect(outcome.output.contains("example.org  kubernetes"))
      #expect(outcome.output.contains("FAILED: Corefile: 1 error; 3 of 3 watches synced"))
      cluster.clearRequests()
      try workplace.write(".:53 {\n k8s_api\n", to: "Corefile")
      let refused = await workplace.run(["check", "--live"])
      #expect(refused.status == .invalidCorefile)
      #expect(refused.output.hasSuffix("FAILED: Corefile: 1 error; no watch was started\n"))
      #expect(cluster.requests.isEmpty)
    }
  }

  @Test func aQuietWatchIsFreshThoughTheServerMovesOn() async throws {
    try await withCluster { cluster, workplace in
      // The list for comparison is made to see a later write to another resource.
      cluster.inject(
        .init(
          .answer(
            status: 200, contentType: "application/json",
            body: Array(#"{"metadata":{"resourceVersion":"99999"},"items":[]}"#.utf8)), times: nil
        ) { $0.query("limit") == "1" })
      let fresh = await workplace.run([
        "check", "--require-rv-fresh", "--only", "pod", "-o", "json",
      ])
      #expect(fresh.status == .success, "\(fresh.output)")
      let document = try fresh.document
      #expect(watch("pod", of: document)?["serverResourceVersion"] == "99999")
      cluster.inject(
        .init(
          .answer(
            status: 200, contentType: "application/json",
            body: Array(
              #"{"type":"ADDED","object":{"metadata":{"resourceVersion":"99998"}}}"#.utf8)),
          times: nil
        ) { $0.query("timeoutSeconds") == "1" })
      let stale = await workplace.run([
        "check", "--require-rv-fresh", "--only", "pod", "--timeout", "200ms",
      ])
      #expect(stale.status == .notSynced)
      #expect(stale.output.contains("not fresh, the server has version 99999"))
      #expect(stale.output.contains("error[stale-watch]: watch pod is not fresh"))
    }
  }

  @Test func versionsThatAreNoNumbersCannotBeCompared() async throws {
    try await withCluster { cluster, workplace in
      cluster.inject(
        .init(
          .answer(
            status: 200, contentType: "application/json",
            body: Array(#"{"metadata":{"resourceVersion":"opaque"},"items":[]}"#.utf8)), times: nil
        ) { $0.query("limit") == "1" })
      let outcome = await workplace.run(["check", "--require-rv-fresh", "--only", "pod"])
      #expect(outcome.status == .notSynced)
      #expect(outcome.output.contains("cannot compare the versions"))
    }
  }
}
