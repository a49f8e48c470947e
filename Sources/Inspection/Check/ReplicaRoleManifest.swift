/// A Role with exactly what looking at the replicas of CoreDNS needs; whom it is bound to is left open.
public struct ReplicaRoleManifest: Hashable, Sendable {
  /// The name of the Role.
  public var name: String
  /// The namespace of the Role and of the pods.
  public var namespace: String
  /// The rules, one for each resource.
  public var rules: [AccessRule]

  /// Makes a manifest.
  public init(name: String, namespace: String) {
    self.name = name
    self.namespace = namespace
    let verbs = Dictionary(grouping: ReplicaAccessReport.rights(), by: \.resource)
    rules = verbs.keys.sorted().map { resource in
      AccessRule(
        group: "", resources: [resource], verbs: verbs[resource, default: []].map(\.verb).sorted())
    }
  }
}
