import KubernetesClient
import KubernetesWire

extension ClusterGenerator {
  private struct Import {
    var name: String
    var namespace: String
    var isHeadless: Bool
    var number: Int
  }

  /// A few services of other clusters of the set, in the order of their keys.
  private var imports: [Import] {
    let names = ["checkout", "ledger", "payments", "search"]
    return names.enumerated()
      .map { number, name in
        Import(
          name: name, namespace: namespaceName(of: number), isHeadless: number % 2 == 1,
          number: number)
      }
      .sorted { ($0.namespace, $0.name) < ($1.namespace, $1.name) }
  }

  /// The service imports, a custom resource.
  var serviceImportObjects: [GeneratedObject] {
    imports.map { entry in
      var random = SeededGenerator(seed: seed, purpose: 7, index: entry.number)
      var draft = ObjectDraft(
        resource: .serviceImports, kind: "ServiceImport", namespace: entry.namespace,
        name: entry.name, uid: random.uuid(), createdAt: epoch - 20 * 86_400)
      draft.labels = [("env", ["prod", "staging"][entry.number / 2 % 2])]
      let addresses: JSONValue =
        entry.isHeadless ? [] : [.string(ipv4(0x0A2A_0000, plus: entry.number + 7))]
      let port: JSONValue = ["name": "http", "port": 80, "protocol": "TCP"]
      let type: JSONValue = entry.isHeadless ? "Headless" : "ClusterSetIP"
      return draft.object([
        ("spec", ["ips": addresses, "ports": [port], "type": type]),
        ("status", ["clusters": [["cluster": "east"], ["cluster": "west"]]]),
      ])
    }
  }

  /// The slices that the clusters of the set export for these imports.
  ///
  /// Their names begin with `import-`.
  var multiclusterSlices: [GeneratedObject] {
    imports.flatMap { entry in
      ["east", "west"].enumerated().map { side, cluster in
        var random = SeededGenerator(seed: seed, purpose: 8, index: entry.number * 2 + side)
        var draft = ObjectDraft(
          resource: .endpointSlices, kind: "EndpointSlice", namespace: entry.namespace,
          name: "import-\(entry.name)-\(cluster)", uid: random.uuid(),
          createdAt: epoch - 20 * 86_400)
        draft.labels = [
          ("endpointslice.kubernetes.io/managed-by", "mcs-controller.example.org"),
          ("environment", "prod"), ("multicluster.kubernetes.io/service-name", entry.name),
          ("multicluster.kubernetes.io/source-cluster", cluster),
        ]
        let endpoints: [JSONValue] = (0..<3).map { number in
          let address = ipv4(0x0A2B_0000, plus: entry.number * 512 + side * 256 + number + 1)
          var endpoint = members([
            ("addresses", [.string(address)]),
            ("conditions", ["ready": .bool(number != 2), "serving": true, "terminating": false]),
          ])
          if entry.isHeadless { endpoint.append("hostname", .string("\(entry.name)-\(number)")) }
          endpoint.append("zone", .string("\(cluster)-a"))
          return .object(endpoint)
        }
        return draft.object([
          ("addressType", "IPv4"), ("endpoints", .array(endpoints)),
          ("ports", [["name": "http", "port": 80, "protocol": "TCP"]]),
        ])
      }
    }
  }
}
