import KubernetesClient
import KubernetesWire
import InspectorCommands
import Sessions
import SimulatedCluster
import Testing

/// The commands against a simulated cluster.
struct LiveCommandTests {
  /// A cluster with three pods and a service, and a folder with its kubeconfig.
  private func withCluster(
    corefile: String = Corefiles.shared,
    _ body: (SimulatedCluster, Workplace) async throws -> Void
  ) async throws {
    try await withSimulatedCluster(corefile: corefile) { cluster, workplace in
      for (name, ip) in [("web-1", "10.0.0.1"), ("web-2", "10.0.0.2"), ("web-3", "10.0.0.2")] {
        try cluster.apply(Self.pod(name, ip: ip), .pods)
      }
      try cluster.apply(
        [
          "metadata": ["name": "web", "namespace": "default", "labels": ["environment": "qa"]],
          "spec": ["clusterIP": "10.96.0.9", "ports": [["name": "http", "port": 80]]],
        ], .services)
      try await body(cluster, workplace)
    }
  }

  private static func pod(_ name: String, ip: String) -> JSONValue {
    [
      "metadata": [
        "name": .string(name), "namespace": "default", "labels": ["environment": "qa"],
      ],
      "status": ["phase": "Running", "podIP": .string(ip)],
    ]
  }

  private func objects(_ document: JSONValue) -> [String] {
    let blocks = document["serverBlocks"]?.arrayValue ?? []
    return blocks.flatMap { $0["objects"]?.arrayValue ?? [] }.compactMap { $0["key"]?.stringValue }
  }

  @Test(
    "Every format of every command works", arguments: ["table", "wide", "json", "yaml", "name"])
  func everyCommand(_ format: String) async throws {
    try await withCluster { _, workplace in
      for command in [
        ["watches"], ["plugins"], ["indexes"], ["indexes", "pod", "--values"], ["sync"],
        ["sync", "--runs", "2"], ["query", "pod", "PodIP", "10.0.0.2"], ["list", "pod"],
        ["get", "pod", "default/web-1", "--live"],
      ] {
        let outcome = await workplace.run(command + ["-o", format])
        #expect(outcome.status == .success, "\(command): \(outcome.messages)")
        #expect(!outcome.output.isEmpty, "\(command)")
        #expect(outcome.messages.isEmpty, "\(command): \(outcome.messages)")
      }
    }
  }

  @Test func oneShotCommandsStartOnlyWhatTheyNeed() async throws {
    try await withCluster { cluster, workplace in
      let outcome = await workplace.run(["query", "pod", "PodIP", "10.0.0.2", "-o", "json"])
      let document = try outcome.document
      #expect(objects(document) == ["default/web-2", "default/web-3"])
      #expect(Set(cluster.requests.map(\.path)) == ["/api/v1/pods"])
    }
  }

  @Test func indexesAreShownInTheDocumentedShape() async throws {
    try await withCluster { _, workplace in
      let outcome = await workplace.run(["indexes", "--values", "pod", "-o", "json"])
      let document = try outcome.document
      #expect(
        document == [
          "serverBlocks": [
            [
              "keys": [".:53"],
              "watches": [
                "pod": [
                  "objects": 3,
                  "keys": ["default/web-1", "default/web-2", "default/web-3"],
                  "indexes": [
                    "PodIP": [
                      "10.0.0.1": ["default/web-1"],
                      "10.0.0.2": ["default/web-2", "default/web-3"],
                    ]
                  ],
                ]
              ],
            ]
          ]
        ])
    }
  }

  @Test func queriesTakePatternsAndGiveKeys() async throws {
    try await withCluster { _, workplace in
      let keys = await workplace.run(["query", "pod", "PodIP", "10.*", "--glob", "--keys"])
      #expect(keys.output == "KEY\ndefault/web-1\ndefault/web-2\ndefault/web-3\n")
      let sorted = await workplace.run([
        "query", "pod", "PodIP", "10.*", "--glob", "--sort-by", ".podIP", "-o", "name",
      ])
      #expect(sorted.output == "default/web-1\ndefault/web-2\ndefault/web-3\n")
      let bare = await workplace.run(
        ["query", "pod", "PodIP", "10.0.0.1", "--keys", "--no-headers"])
      #expect(bare.output == "default/web-1\n")
    }
  }

  @Test func listsAreFilteredSortedAndCut() async throws {
    try await withCluster { _, workplace in
      let sorted = await workplace.run(["list", "pod", "--sort-by", "podIP", "-o", "name"])
      #expect(sorted.output == "default/web-1\ndefault/web-2\ndefault/web-3\n")
      let cut = await workplace.run(["list", "pod", "--limit", "1", "-o", "name"])
      #expect(cut.output == "default/web-1\n")
      let table = await workplace.run(["list", "pod", "--limit", "1"])
      #expect(table.output.hasSuffix("\n2 more, not shown\n"))
      let document = await workplace.run(["list", "pod", "--limit", "1", "-o", "json"])
      let block = try document.document["serverBlocks"]?.arrayValue?.first
      #expect(block?["omitted"] == 2)
      let whole = await workplace.run(["list", "pod", "--limit", "3"])
      #expect(!whole.output.contains("more"))
      let none = await workplace.run(["list", "pod", "-n", "elsewhere"])
      #expect(none.status == .nothingFound)
      let unknown = await workplace.run(["list", "pod", "--sort-by", "colour"])
      #expect(unknown.status == .usage)
      #expect(unknown.messages.contains("podIP"))
      let labels = await workplace.run(["list", "pod", "-l", "environment=qa"])
      #expect(labels.status == .usage)
      #expect(labels.messages.contains("keeps no labels"))
    }
  }

  @Test func aStoreThatDiffersIsFoundByComparing() async throws {
    try await withCluster { cluster, workplace in
      let same = await workplace.run(["watches", "--live-compare", "--only", "pod"])
      #expect(same.status == .success)
      let row = "pod         3           3            0        0        0          0"
      #expect(same.output.contains(row))
      // The watch stands still, and a pod goes when the list of the comparison is asked for.
      cluster.inject(.init(.stallAfter(bytes: 0), times: nil, resource: .pods, watch: true))
      cluster.inject(
        .init(.delay(.zero), times: nil) { request in
          if request.path == "/api/v1/pods", request.query("limit") == "500",
            request.query("resourceVersion") == nil
          {
            cluster.delete(.pods, namespace: "default", name: "web-2")
          }
          return false
        })
      let stale = await workplace.run(["watches", "--live-compare", "-o", "name"])
      #expect(stale.status == .expectationFailed)
      #expect(stale.output == "pod/default/web-2\n")
    }
  }

  @Test func aComparisonNeedsAConnection() async throws {
    let workplace = try Workplace(["Corefile": Corefiles.shared])
    let outcome = await workplace.run(["watches", "--static", "--live-compare"])
    #expect(outcome.status == .usage)
  }

  @Test func whatIsLeftOutByDesignIsNoAlarm() async throws {
    try await withCluster { cluster, workplace in
      try cluster.apply(
        [
          "metadata": ["name": "done", "namespace": "default", "labels": ["environment": "qa"]],
          "status": ["phase": "Succeeded", "podIP": "10.0.0.1"],
        ], .pods)
      let outcome = await workplace.run(["get", "pod", "default/done", "--live", "-o", "json"])
      #expect(outcome.status == .success)
      let block = try #require(try outcome.document["serverBlocks"]?.arrayValue?.first)
      #expect(block["object"] == .null)
      #expect(block["omission"]?["reason"] == "fieldSelector")
    }
  }

  @Test func nothingFoundHasItsStatus() async throws {
    try await withCluster { _, workplace in
      for command in [
        ["query", "pod", "PodIP", "1.2.3.4"], ["get", "pod", "default/nope"],
        ["get", "pod", "default/nope", "--live"],
      ] {
        let outcome = await workplace.run(command)
        #expect(outcome.status == .nothingFound, "\(command)")
        #expect(outcome.output.isEmpty, "\(command)")
        #expect(outcome.messages.hasPrefix("error: pod has no"), "\(command)")
      }
    }
  }

  @Test func syncSaysWhenCoreDNSWouldServe() async throws {
    try await withCluster { _, workplace in
      let outcome = await workplace.run(["sync", "-o", "json"])
      let document = try outcome.document
      let block = try #require(document["serverBlocks"]?.arrayValue?.first)
      #expect(block["synced"] == true)
      #expect(block["gate"]?["timedOut"] == false)
      #expect(
        block["watches"]?.arrayValue?.map { $0["name"] } == [
          "endpoints", "namespace", "pod", "service",
        ])
      #expect(block["watches"]?.arrayValue?[2]["objects"] == 3)
      #expect(block["plugins"]?.arrayValue?.map { $0["name"] } == ["podnames", "kubernetes"])
      #expect(block["plugins"]?.arrayValue?.first?["hasSyncedAfterSeconds"] == 0.0)
      #expect(document["process"]?["peakResidentBytes"]?.integerValue ?? 0 > 0)
      let table = await workplace.run(["sync"])
      #expect(table.output.contains("podnames has synced at once (it offers no watch)"))
      #expect(table.output.contains("CoreDNS would start to serve after"))
    }
  }

  @Test func theDemonstrationNeedsNothing() async throws {
    let workplace = try Workplace()
    let watches = await workplace.run(["--demo", "watches", "-o", "name"])
    #expect(watches.output == "endpoints\nnamespace\npod\nservice\n")
    #expect(watches.status == .success, "\(watches.messages)")
    let corefile = await workplace.run(["--demo", "corefile", "-o", "name"])
    #expect(corefile.output == ".:53\n")
    let config = await workplace.run(["--demo", "config", "-o", "json"])
    #expect(config.status == .success)
    #expect(
      try config.document["serverBlocks"]?.arrayValue?.first?["connection"]?["source"]
        == "kubeconfig")
  }

  @Test func aRestartWithTheSamePKIKeepsKubeconfigsGood() async throws {
    let workplace = try Workplace([:])
    func kubeconfig() async throws -> String {
      let outcome = await workplace.run(["simulate", "--pki", "pki", "--pods", "0"])
      #expect(outcome.status == .success, "\(outcome.messages)")
      return outcome.output
    }
    func lines(_ text: String, _ word: String) -> [String] {
      text.split(separator: "\n").map(String.init).filter { $0.contains(word) }
    }
    let first = try await kubeconfig()
    let second = try await kubeconfig()
    for word in ["certificate-authority-data", "token: "] {
      #expect(!lines(first, word).isEmpty)
      #expect(lines(first, word) == lines(second, word))
    }
    #expect(try workplace.read("pki/ca.key").contains("PRIVATE KEY"))
    #expect(try workplace.read("pki/tokens.csv").split(separator: "\n").count == 3)
  }

  @Test func aPKIThatCannotBeUsedIsNamed() async throws {
    let workplace = try Workplace([
      "half/ca.crt": "x", "bad/ca.crt": "x", "bad/ca.key": "y", "lines/tokens.csv": "a,b\n",
    ])
    for (folder, words) in [
      ("half", "ca.crt but no ca.key"), ("bad", "cannot be used"), ("lines", "tokens.csv:1"),
      ("none/such", "cannot make the folder"),
    ] {
      let outcome = await workplace.run(["simulate", "--pki", folder])
      #expect(outcome.status == .failure)
      #expect(outcome.messages.contains(words), "\(outcome.messages)")
    }
  }

  @Test func simulateWritesItsKubeconfigAndEnds() async throws {
    let workplace = try Workplace([
      "pod.yaml": "apiVersion: v1\nkind: Pod\nmetadata: {name: a, namespace: b}\n",
      "bad.yaml": "kind: [\n",
    ])
    let printed = await workplace.run(["simulate", "--pods", "3", "--services", "1"])
    #expect(printed.status == .success)
    #expect(printed.output.contains("current-context: simulated"))
    #expect(printed.messages.contains("with 3 pods"))
    let written = await workplace.run([
      "simulate", "--from", "pod.yaml", "--write-kubeconfig", "kube", "--port-file", "port",
      "--churn", "5",
    ])
    #expect(written.status == .success)
    #expect(written.output.isEmpty)
    #expect(written.messages.contains("with 1 pods"))
    #expect(try workplace.read("kube").contains("client-certificate-data"))
    #expect(Int(try workplace.read("port").dropLast()) != nil)
    let bad = await workplace.run(["simulate", "--from", "bad.yaml"])
    #expect(bad.status == .failure)
    #expect(bad.messages.contains("bad.yaml"))
  }
}
