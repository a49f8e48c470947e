import KubernetesWire

/// What a new cluster of kubeadm holds before anybody writes into it, as far as it matters to DNS
/// and to who may do what.
enum BootstrapObjects {
  /// The objects in the order in which they are created.
  static let all = Result { try objects() }

  private static func objects() throws -> [Manifest.Object] {
    let defaults = try ManifestReader.readTexts(rbacDefaults, file: "rbac-defaults")
    let others = try ManifestReader.readTexts(
      "\(namespaces)\n---\n\(kubeadm)\n---\n\(simulated)", file: "bootstrap")
    var objects = others.objects + defaults.objects.map(reconciled)
    let places = objects.indices.filter { objects[$0].resource == .clusterRoles }
    let roles = RoleAggregation.settled(places.map { objects[$0].object })
    for (place, role) in zip(places, roles) { objects[place].object = role }
    return objects
  }

  /// An object that the API server itself looks after, with the marks of such ones.
  private static func reconciled(_ entry: Manifest.Object) -> Manifest.Object {
    guard var object = entry.object.objectValue,
      var metadata = object["metadata"]?.objectValue
    else { return entry }
    var labels = members([("kubernetes.io/bootstrapping", "rbac-defaults")])
    for (name, value) in metadata["labels"]?.objectValue ?? JSONObject() { labels[name] = value }
    metadata["labels"] = .object(labels)
    metadata["annotations"] = ["rbac.authorization.kubernetes.io/autoupdate": "true"]
    object["metadata"] = .object(metadata)
    var entry = entry
    entry.object = .object(object)
    return entry
  }

  private static let namespaces = """
    apiVersion: v1
    kind: NamespaceList
    items:
    - metadata: {name: default}
    - metadata: {name: kube-node-lease}
    - metadata: {name: kube-public}
    - metadata: {name: kube-system}
    """

  /// The user of the context `limited`, who has the rights that CoreDNS needed before endpoint
  /// slices.
  private static let simulated = """
    apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRole
    metadata: {name: limited}
    rules:
    - {apiGroups: [""], resources: [endpoints, services, pods, namespaces], verbs: [list, watch]}
    ---
    apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRoleBinding
    metadata: {name: limited}
    roleRef: {kind: ClusterRole, name: limited}
    subjects:
    - {kind: User, name: limited}
    """
}
