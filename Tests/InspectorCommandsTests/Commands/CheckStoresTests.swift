import InspectorCommands
import KubernetesClient
import KubernetesWire
import Sessions
import SimulatedCluster
import Testing

/// What `check --live` says of stanzas that name or select what the cluster does not have.
struct CheckStoresTests {
  /// A cluster with a namespace, a service, its slice and a pod, and a Corefile whose stanza has
  /// these lines; with `sharing` that of the example plugin.
  private func withStanza(
    _ lines: String, sharing: Bool = false,
    _ body: (SimulatedCluster, Workplace) async throws -> Void
  ) async throws {
    let kubeconfig = "kubeconfig kubeconfig simulated"
    let corefile = """
      .:53 {
          kubernetes cluster.local {
      \(lines)
      \(sharing ? "" : kubeconfig)
          }
      \(sharing ? "k8s_api {\n\(kubeconfig)\n}" : "")
      }

      """
    try await withSimulatedCluster(corefile: corefile) { cluster, workplace in
      let web: JSONValue = ["name": "web", "namespace": "prod", "labels": ["app": "web"]]
      try cluster.apply(["metadata": ["name": "prod", "labels": ["team": "a"]]], .namespaces)
      try cluster.apply(["metadata": web, "spec": ["clusterIP": "10.0.0.1"]], .services)
      try cluster.apply(["metadata": web, "addressType": "IPv4", "endpoints": []], .endpointSlices)
      try cluster.apply(["metadata": web, "subsets": []], .endpoints)
      try cluster.apply(
        ["metadata": web, "status": ["phase": "Running", "podIP": "10.0.0.9"]], .pods)
      try await body(cluster, workplace)
    }
  }

  /// The findings about the cluster with that identifier.
  private func findings(
    _ id: String, _ workplace: Workplace, _ options: [String] = []
  ) async throws -> [JSONValue] {
    let outcome = await workplace.run(["check", "--live", "-o", "json"] + options)
    return try (outcome.document["diagnostics"]?.arrayValue ?? []).filter {
      $0["id"] == .string(id)
    }
  }

  @Test("A namespace that is not there is named at its word", arguments: [false, true])
  func missingNamespace(_ sharing: Bool) async throws {
    try await withStanza("namespaces prod nosuch\nnamespaces Prod", sharing: sharing) {
      _, workplace in
      let found = try await findings("missing-namespace", workplace)
      #expect(found.map { $0["line"] } == [3, 4])
      #expect(found.map { $0["column"] } == [17, 12])
      #expect(found.map { $0["severity"] } == ["warning", "warning"])
      #expect(found.first?["message"] == "the cluster has no namespace nosuch")
      #expect(found.first?["length"] == 6)
      let notes = found.last?["notes"]?.arrayValue ?? []
      #expect(notes.contains("it has prod, and letter case counts"))
      #expect(found.last?["fix"] == "write prod")
    }
  }

  @Test func whatIsThereIsNotTold() async throws {
    try await withStanza("namespaces prod\nlabels app=web\npods verified") { _, workplace in
      let outcome = await workplace.run(["check", "--live", "--strict", "-o", "json"])
      #expect(outcome.status == .success, "\(outcome.output)")
      let document = try outcome.document
      #expect(document["diagnostics"] == [])
    }
  }

  @Test("A selector that leaves nothing is named once", arguments: [false, true])
  func emptySelection(_ sharing: Bool) async throws {
    let lines = "labels app=nosuch\npods verified"
    try await withStanza(lines, sharing: sharing) { _, workplace in
      let found = try await findings("empty-selection", workplace)
      #expect(found.count == 1)
      #expect(found.first?["line"] == 3 && found.first?["column"] == 1)
      #expect(
        found.first?["message"]
          == "labels app=nosuch selects no object: watches endpoints, pod and service are empty")
      #expect(try await findings("watch-without-objects", workplace).isEmpty)
    }
  }

  @Test func aSelectorOfNamespacesIsNamed() async throws {
    try await withStanza("namespace_labels team=b") { _, workplace in
      let found = try await findings("empty-selection", workplace)
      #expect(
        found.map { $0["message"] }
          == ["namespace_labels team=b selects no object: watch namespace is empty"])
    }
  }

  @Test func aSelectorThatLeavesSomethingLeavesANoteOfTheRest() async throws {
    try await withStanza("labels only=pods\npods verified") { cluster, workplace in
      try cluster.apply(
        [
          "metadata": ["name": "x", "namespace": "prod", "labels": ["only": "pods"]],
          "status": ["phase": "Running", "podIP": "10.0.0.8"],
        ], .pods)
      #expect(try await findings("empty-selection", workplace).isEmpty)
      let found = try await findings("watch-without-objects", workplace)
      #expect(
        found.map { $0["message"] }
          == ["watches endpoints and service have synced and hold no object"])
      #expect(found.first?["severity"] == "note")
      #expect(
        found.first?["notes"]
          == ["endpoints selects by only=pods", "service selects by only=pods"])
    }
  }

  @Test func aWatchThatHasNotSyncedProvesNothing() async throws {
    try await withStanza("namespaces nosuch\nlabels app=nosuch") { cluster, workplace in
      cluster.inject(.init(.stallAfter(bytes: 0), times: nil, resource: .namespaces))
      cluster.inject(.init(.stallAfter(bytes: 0), times: nil, resource: .services))
      let options = ["--timeout", "500ms"]
      let namespaces = try await findings("missing-namespace", workplace, options)
      let selections = try await findings("empty-selection", workplace, options)
      #expect(namespaces.isEmpty && selections.isEmpty)
    }
  }

  @Test func aFindingMayBeAllowedAndNotesBeLeftOut() async throws {
    try await withStanza("namespaces nosuch # k8sapi-inspect: allow missing-namespace") {
      _, workplace in
      let found = try await findings("missing-namespace", workplace)
      #expect(found.isEmpty)
    }
    try await withStanza("labels only=pods") { cluster, workplace in
      let options = ["--allow", "empty-selection"]
      #expect(try await findings("empty-selection", workplace, options).isEmpty)
      try cluster.apply(
        ["metadata": ["name": "x", "namespace": "prod", "labels": ["only": "pods"]]], .services)
      #expect(try await findings("watch-without-objects", workplace).count == 1)
      #expect(try await findings("watch-without-objects", workplace, ["-q"]).isEmpty)
    }
  }

  @Test func strictLetsThemFail() async throws {
    try await withStanza("namespaces nosuch") { _, workplace in
      #expect(await workplace.run(["check", "--live"]).status == .success)
      let outcome = await workplace.run(["check", "--live", "--strict"])
      #expect(outcome.status == .invalidCorefile)
      #expect(outcome.output.hasSuffix("; 1 warning about the cluster\n"), "\(outcome.output)")
    }
  }

  @Test func gatesOfSeveralBlocksAreNamed() async throws {
    try await withSimulatedCluster(corefile: CheckLiveTests.both) { _, workplace in
      let found = try await findings("sequential-gates", workplace, ["--server-block", "2"])
      #expect(found.map { $0["severity"] } == ["note"])
      #expect(found.first?["line"] == 11)
      #expect(found.first?["notes"] == [".:53 up to 5s, example.org up to 5s"])
      let all = try await findings("sequential-gates", workplace)
      #expect(all.first?["notes"]?.arrayValue?.count == 2)
    }
  }
}
