import KubernetesClient

/// A ClusterRole with exactly what watches need, and its binding to a service account.
public struct RoleManifest: Hashable, Sendable {
  /// The name of the ClusterRole and of its binding.
  public var name: String
  /// The namespace of the service account.
  public var namespace: String
  /// The name of the service account.
  public var serviceAccount: String
  /// The rules, one for each API group, sorted by it; those of further rights after them.
  public var rules: [AccessRule]

  /// Makes a manifest for the resources of watches.
  public init(
    name: String, namespace: String, serviceAccount: String, resources: [GroupVersionResource],
    rights: [AccessRule] = []
  ) {
    self.name = name
    self.namespace = namespace
    self.serviceAccount = serviceAccount
    rules = AccessRule.rules(for: resources) + rights
  }
}
