import Corefile
import KubernetesWire

/// The Corefile of the replicas, and the one that it was before its last change.
struct ReplicaCorefiles {
  /// What the ConfigMap holds.
  let current: LoadedCorefile
  /// What an old replica has loaded.
  let older: LoadedCorefile
  private let text: String

  /// Makes up what was before: a longer cache, or a comment more where there is none.
  init(_ loaded: LoadedCorefile) {
    current = loaded
    text = String(decoding: loaded.corefile.sources[""]?.bytes ?? [], as: UTF8.self)
    let before = text.replacing("cache 30", with: "cache 60")
    let parser = CorefileParser(
      environment: [:], fileSystem: InMemoryFileSystem(),
      knownDirectives: .coreDNS.adding(loaded.order.names))
    var older = loaded
    older.corefile = parser.parse(
      Array((before == text ? "# as it was\n" + text : before).utf8), entryFile: "before.Corefile")
    self.older = older
  }

  /// The ConfigMap `coredns`, changed at a time.
  func configMap(changedAt seconds: Int64) -> JSONValue {
    [
      "apiVersion": "v1", "kind": "ConfigMap",
      "metadata": [
        "name": "coredns", "namespace": .string(SimulatedReplicas.namespace),
        "creationTimestamp": .string(RFC3339.string(seconds - 400 * 86_400)),
        "managedFields": [
          [
            "manager": "kubectl-edit", "operation": "Update", "apiVersion": "v1",
            "time": .string(RFC3339.string(seconds)), "fieldsType": "FieldsV1",
            "fieldsV1": ["f:data": [".": [:], "f:Corefile": [:]]],
          ]
        ],
      ],
      "data": ["Corefile": .string(text)],
    ]
  }
}
