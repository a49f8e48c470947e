import KubernetesClient
import KubernetesWire

extension ClusterGenerator {
  /// The namespaces of every cluster, and `team-0000` and so on.
  var namespaceObjects: [GeneratedObject] {
    let system = ["default", "kube-node-lease", "kube-public", "kube-system"]
    return system.map { namespace($0, number: nil) }
      + namespaceNames.enumerated().map { namespace($1, number: $0) }
  }

  private func namespace(_ name: String, number: Int?) -> GeneratedObject {
    var random = SeededGenerator(seed: seed, purpose: 3, index: number ?? -name.utf8.count)
    var draft = ObjectDraft(
      resource: .namespaces, kind: "Namespace", name: name, uid: random.uuid(),
      createdAt: epoch - 400 * 86_400)
    draft.labels = [("kubernetes.io/metadata.name", name)]
    if let number {
      let environment = ["prod", "staging", "qa", "dev"][number % 4]
      draft.labels = [
        ("env", environment), ("kubernetes.io/metadata.name", name),
        ("team", "t\(number % 17)"),
      ]
    }
    draft.managed = (
      number == nil ? "kube-apiserver" : "kubectl-create",
      ["f:metadata": ["f:labels": .fieldSet(".", "kubernetes.io/metadata.name")]]
    )
    let isTerminating = number == 11
    return draft.object([
      ("spec", ["finalizers": ["kubernetes"]]),
      ("status", ["phase": isTerminating ? "Terminating" : "Active"]),
    ])
  }

  /// CoreDNS's own configuration, as a cluster made by kubeadm has it.
  var configMapObjects: [GeneratedObject] {
    var random = SeededGenerator(seed: seed, purpose: 4, index: 0)
    let draft = ObjectDraft(
      resource: .configMaps, kind: "ConfigMap", namespace: "kube-system", name: "coredns",
      uid: random.uuid(), createdAt: epoch - 400 * 86_400)
    let corefile = """
      .:53 {
          errors
          health
          ready
          kubernetes cluster.local in-addr.arpa ip6.arpa {
              pods verified
              fallthrough in-addr.arpa ip6.arpa
          }
          forward . /etc/resolv.conf
          cache 30
      }

      """
    return [draft.object([("data", ["Corefile": .string(corefile)])])]
  }
}
