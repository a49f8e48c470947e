import InspectorCommands
import KubernetesClient
import KubernetesWire
import Sessions
import SimulatedCluster
import Testing

/// The ConfigMaps that CoreDNS has mounted beside the one of its Corefile.
struct MountedConfigMapsTests {
  private static let configMaps = GroupVersionResource(version: "v1", resource: "configmaps")
  private static let deployments = GroupVersionResource(
    group: "apps", version: "v1", resource: "deployments")

  /// As on k3s and AKS.
  private static let corefile = """
    .:53 {
        kubernetes cluster.local
        import /etc/coredns/custom/*.override
    }
    import custom/*.server

    """

  private static let custom: JSONValue = [
    "log.override": "log\n", "corp.server": "corp.example:53 {\n    forwrd . 192.0.2.53\n}\n",
  ]

  private func withCorefile(
    _ corefile: String = Self.corefile,
    _ body: (SimulatedCluster, Workplace) async throws -> Void
  ) async throws {
    try await withSimulatedCluster { cluster, workplace in
      try add("coredns", ["Corefile": .string(corefile)], cluster)
      try await body(cluster, workplace)
    }
  }

  private func add(_ name: String, _ data: JSONValue, _ cluster: SimulatedCluster) throws {
    try cluster.apply(
      [
        "apiVersion": "v1", "kind": "ConfigMap",
        "metadata": ["name": .string(name), "namespace": "kube-system"], "data": data,
      ], Self.configMaps)
  }

  /// A Deployment that mounts `coredns` and one more volume.
  private func deploy(
    _ volume: JSONValue, at path: String, subPath: String = "", _ cluster: SimulatedCluster
  ) throws {
    let mounts: JSONValue = [
      ["name": "config", "mountPath": "/etc/coredns"],
      ["name": "more", "mountPath": .string(path), "subPath": .string(subPath)],
    ]
    try cluster.apply(
      [
        "metadata": ["name": "coredns", "namespace": "kube-system"],
        "spec": [
          "template": [
            "spec": [
              "containers": [["name": "coredns", "volumeMounts": mounts]],
              "volumes": [["name": "config", "configMap": ["name": "coredns"]], volume],
            ]
          ]
        ],
      ], Self.deployments)
  }

  private func run(
    _ workplace: Workplace, _ command: [String], context: String = "simulated"
  ) async -> Workplace.Outcome {
    await workplace.run(
      command + [
        "-f", "configmap:kube-system/coredns", "--kubeconfig", "kubeconfig", "--context", context,
      ])
  }

  @Test func importsFindWhatTheDeploymentMounts() async throws {
    try await withCorefile { cluster, workplace in
      try add("extras", Self.custom, cluster)
      try deploy(
        ["name": "more", "configMap": ["name": "extras"]], at: "/etc/coredns/custom", cluster)
      let outcome = await run(workplace, ["check"])
      #expect(
        outcome.output.contains("configmap:kube-system/extras/corp.server:2:5 "),
        "\(outcome.output)\(outcome.messages)")
      #expect(outcome.output.contains("2 |     forwrd . 192.0.2.53"))
      #expect(!outcome.output.contains("import-matches-nothing"))
      let github = await run(workplace, ["check", "-o", "github"])
      #expect(github.output.contains("file=configmap%3Akube-system/extras/corp.server,line=2"))
      let shown = await run(workplace, ["corefile"])
      #expect(shown.output.contains("log"), "\(shown.output)")
      let paths = cluster.requests.map(\.path)
      #expect(!paths.contains { $0.hasSuffix("/coredns-custom") })
    }
  }

  @Test func itemsAndPartsOfProjectedVolumesAreFollowed() async throws {
    try await withCorefile(".:53 {\n kubernetes cluster.local\n import /opt/*.conf\n}\n") {
      cluster, workplace in
      try add("extras", ["a": "nonsense\n", "b.conf": "other\n"], cluster)
      let source: JSONValue = [
        "configMap": ["name": "extras", "items": [["key": "a", "path": "sub/x.conf"]]]
      ]
      try deploy(
        ["name": "more", "projected": ["sources": [source]]], at: "/opt", subPath: "sub", cluster)
      let outcome = await run(workplace, ["check"])
      #expect(
        outcome.output.contains("configmap:kube-system/extras/a:1:1 "), "\(outcome.output)")
      #expect(!outcome.output.contains("other"))
    }
  }

  @Test func withoutADeploymentTheUsualNameIsTaken() async throws {
    try await withCorefile { cluster, workplace in
      try add("coredns-custom", Self.custom, cluster)
      let outcome = await run(workplace, ["check"])
      #expect(outcome.output.contains("configmap:kube-system/coredns-custom/corp.server:2:5 "))
      #expect(!outcome.output.contains("not read"), "\(outcome.output)")
    }
  }

  @Test func whatIsNotReadIsANote() async throws {
    try await withCorefile { cluster, workplace in
      let volume: JSONValue = [
        "name": "more", "configMap": ["name": "extras", "optional": true],
      ]
      try deploy(volume, at: "/etc/coredns/custom", cluster)
      let absent = await run(workplace, ["check"])
      #expect(absent.status == .success)
      let note = "note: not read: ConfigMap extras: there is none"
      #expect(absent.output.split(separator: note).count == 2, "\(absent.output)")
      cluster.inject(
        .init(.status(APIStatus(code: 403, reason: "Forbidden", message: "no")), times: nil) {
          $0.path.hasSuffix("/extras") || $0.path.hasPrefix("/apis/apps")
        })
      let refused = await run(workplace, ["check"])
      #expect(refused.status == .success)
      #expect(
        refused.output.contains("note: not read: what CoreDNS's Deployment mounts ("),
        "\(refused.output)")
    }
  }

  @Test func aFileThatIsMissingSaysWhatWasNotRead() async throws {
    try await withCorefile("import custom/x.server\n") { _, workplace in
      let outcome = await run(workplace, ["check"])
      #expect(outcome.status == .invalidCorefile)
      #expect(outcome.output.contains("note: not read: ConfigMap coredns-custom: there is none"))
    }
  }

  @Test func onlySoManyAreRead() async throws {
    try await withCorefile { cluster, workplace in
      let sources = (0..<20).map { number -> JSONValue in
        ["configMap": ["name": .string("more-\(number)"), "optional": true]]
      }
      try deploy(
        ["name": "more", "projected": ["sources": .array(sources)]], at: "/etc/coredns/custom",
        cluster)
      let outcome = await run(workplace, ["check"])
      #expect(outcome.output.contains("ConfigMap more-19: only 16 are read beside the Corefile's"))
      #expect(cluster.requests.count { $0.path.contains("/configmaps/more-") } == 16)
    }
  }

  @Test func withoutImportsNothingElseIsAsked() async throws {
    try await withCorefile(".:53 {\n kubernetes cluster.local\n}\n") { cluster, workplace in
      let outcome = await run(workplace, ["corefile"])
      #expect(outcome.status == .success)
      #expect(cluster.requests.count == 1)
    }
  }

  @Test func aRelativeImportOfAnImportedFileStartsThere() async throws {
    try await withCorefile("import custom/a.server\n") { cluster, workplace in
      try add(
        "coredns-custom",
        ["a.server": ".:53 {\n import b.txt\n kubernetes cluster.local\n}\n", "b.txt": "log\n"],
        cluster)
      let outcome = await run(workplace, ["check"])
      #expect(outcome.status == .success, "\(outcome.output)")
      #expect(!outcome.output.contains("import-"), "\(outcome.output)")
    }
  }
}
