import KubernetesClient

/// The resources that a simulated server serves.
public struct ResourceCatalogue: Hashable, Sendable {
  /// All resources, in the order in which they were added.
  public private(set) var definitions: [ResourceDefinition]

  /// Makes a catalogue of these resources.
  public init(_ definitions: [ResourceDefinition] = Self.standard) {
    self.definitions = definitions
  }

  /// What every simulated cluster serves.
  public static let standard: [ResourceDefinition] = [
    ResourceDefinition(.configMaps, kind: "ConfigMap", shortNames: ["cm"]),
    ResourceDefinition(.endpoints, kind: "Endpoints", shortNames: ["ep"]),
    ResourceDefinition(
      GroupVersionResource(version: "v1", resource: "events"), kind: "Event", shortNames: ["ev"]),
    ResourceDefinition(
      .namespaces, kind: "Namespace", shortNames: ["ns"],
      verbs: ["create", "delete", "get", "list", "patch", "update", "watch"],
      isNamespaced: false, hasStatus: true),
    ResourceDefinition(
      .pods, kind: "Pod", shortNames: ["po"], categories: ["all"], hasStatus: true),
    ResourceDefinition(.serviceAccounts, kind: "ServiceAccount", shortNames: ["sa"]),
    ResourceDefinition(
      .services, kind: "Service", shortNames: ["svc"], categories: ["all"], hasStatus: true),
    ResourceDefinition(
      .selfSubjectAccessReviews, kind: "SelfSubjectAccessReview", verbs: ["create"],
      isNamespaced: false),
    ResourceDefinition(
      GroupVersionResource(
        group: "authorization.k8s.io", version: "v1", resource: "selfsubjectrulesreviews"),
      kind: "SelfSubjectRulesReview", verbs: ["create"], isNamespaced: false),
    ResourceDefinition(
      GroupVersionResource(
        group: "authentication.k8s.io", version: "v1", resource: "selfsubjectreviews"),
      kind: "SelfSubjectReview", verbs: ["create"], isNamespaced: false),
    ResourceDefinition(.endpointSlices, kind: "EndpointSlice"),
    ResourceDefinition(
      GroupVersionResource(version: "v1", resource: "nodes"), kind: "Node", shortNames: ["no"],
      isNamespaced: false, hasStatus: true
    ).asJSON,
    ResourceDefinition(
      GroupVersionResource(group: "apps", version: "v1", resource: "daemonsets"),
      kind: "DaemonSet", shortNames: ["ds"], categories: ["all"], hasStatus: true
    ).asJSON,
    ResourceDefinition(
      GroupVersionResource(group: "apps", version: "v1", resource: "deployments"),
      kind: "Deployment", shortNames: ["deploy"], categories: ["all"], hasStatus: true
    ).asJSON,
    ResourceDefinition(
      GroupVersionResource(group: "networking.k8s.io", version: "v1", resource: "ingresses"),
      kind: "Ingress", shortNames: ["ing"], hasStatus: true
    ).asJSON,
    ResourceDefinition(.clusterRoleBindings, kind: "ClusterRoleBinding", isNamespaced: false),
    ResourceDefinition(.clusterRoles, kind: "ClusterRole", isNamespaced: false),
    ResourceDefinition(.roleBindings, kind: "RoleBinding"),
    ResourceDefinition(.roles, kind: "Role"),
    ResourceDefinition(
      .serviceImports, kind: "ServiceImport", shortNames: ["svcim"], hasStatus: true,
      isCustom: true),
  ]

  /// Adds resources, or replaces those of the same group, version and name.
  public mutating func add(_ added: some Sequence<ResourceDefinition>) {
    for definition in added {
      if let index = definitions.firstIndex(where: { $0.id == definition.id }) {
        definitions[index] = definition
      } else {
        definitions.append(definition)
      }
    }
  }

  /// The resource of that group, version and plural name.
  public func definition(_ id: GroupVersionResource) -> ResourceDefinition? {
    definitions.first { $0.id == id }
  }

  /// The resource whose objects carry that `apiVersion` and `kind`.
  public func definition(apiVersion: String, kind: String) -> ResourceDefinition? {
    definitions.first { $0.kind == kind && $0.id.apiVersion == apiVersion }
  }

  /// Whether any resource is served there.
  public func hasGroupVersion(group: String, version: String) -> Bool {
    definitions.contains { $0.id.group == group && $0.id.version == version }
  }

  /// The groups except the core group, in the order of their first resource.
  var groups: [String] {
    definitions.reduce(into: []) { groups, definition in
      let group = definition.id.group
      if !group.isEmpty && !groups.contains(group) { groups.append(group) }
    }
  }

  /// The versions of a group, in the order of their first resource.
  func versions(of group: String) -> [String] {
    definitions.reduce(into: []) { versions, definition in
      guard definition.id.group == group, !versions.contains(definition.id.version) else { return }
      versions.append(definition.id.version)
    }
  }

  func definitions(group: String, version: String) -> [ResourceDefinition] {
    definitions
      .filter { $0.id.group == group && $0.id.version == version }
      .sorted { $0.id.resource < $1.id.resource }
  }
}

extension GroupVersionResource {
  static let serviceAccounts = GroupVersionResource(version: "v1", resource: "serviceaccounts")
  static let clusterRoles = rbac("clusterroles")
  static let clusterRoleBindings = rbac("clusterrolebindings")
  static let roles = rbac("roles")
  static let roleBindings = rbac("rolebindings")

  private static func rbac(_ resource: String) -> GroupVersionResource {
    GroupVersionResource(group: "rbac.authorization.k8s.io", version: "v1", resource: resource)
  }

  /// The review with which anybody asks what they may do; it is never stored.
  public static let selfSubjectAccessReviews = GroupVersionResource(
    group: "authorization.k8s.io", version: "v1", resource: "selfsubjectaccessreviews")
}
