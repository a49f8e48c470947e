/// The directives that a Corefile may use without being told that they are unknown.
public struct DirectiveList: Hashable, Sendable {
  private var names: Set<String>

  /// Makes a list of names.
  public init(_ names: some Sequence<String>) {
    self.names = Set(names)
  }

  /// The external plugins that are known to read Kubernetes by themselves.
  public static let kubernetesReaders = DirectiveList([
    "crd", "externaldns", "k8s_cache", "k8s_crd", "k8s_dns_chaos", "k8s_event", "k8s_gateway",
    "kuadrant", "kubeapi", "kubedyndns", "kubeforward", "kubeloadbalancer", "kubenodes",
    "kubepods", "kubernetai", "lighthouse", "multicluster", "ocp_dnsnameresolver",
  ])

  /// CoreDNS 1.14's own directives, `k8s_api` and `podnames`, and the external ones that read
  /// Kubernetes.
  public static let coreDNS = kubernetesReaders.adding(PluginOrder.builtIn.names)

  /// True if the name is in the list.
  public func contains(_ name: String) -> Bool { names.contains(name) }

  /// The list with more names, such as those of a `plugin.cfg`.
  public func adding(_ more: some Sequence<String>) -> DirectiveList {
    DirectiveList(names.union(more))
  }

  /// The name that an unknown one may have been meant to be: the nearest, if it is near.
  public func suggestion(for name: String) -> String? {
    let length = name.utf8.count
    guard length > 2, length < 40 else { return nil }
    let limit = length < 6 ? 1 : 2
    return names.sorted()
      .filter { abs($0.utf8.count - length) <= limit }
      .map { (name: $0, distance: EditDistance.between($0, name)) }
      .filter { $0.distance <= limit }
      .min { $0.distance < $1.distance }?.name
  }
}

/// How many letters must be typed differently to get from one word to another.
enum EditDistance {
  /// The least number of insertions, deletions and replacements of bytes.
  static func between(_ lhs: String, _ rhs: String) -> Int {
    let right = Array(rhs.utf8)
    var row = Array(0...right.count)
    for (count, byte) in lhs.utf8.enumerated() {
      var diagonal = row[0]
      row[0] = count + 1
      for index in right.indices {
        let replaced = diagonal + (byte == right[index] ? 0 : 1)
        diagonal = row[index + 1]
        row[index + 1] = min(replaced, row[index] + 1, diagonal + 1)
      }
    }
    return row[right.count]
  }
}
