import KubernetesWire
import KubernetesClient

/// Every role and binding of a cluster at one moment, found by whom the bindings concern.
struct AccessPolicy: Sendable {
  /// What one binding gives to one of its subjects.
  struct Grant: Sendable {
    /// The binding, its role and the subject, as the real server names them in its reasons.
    var source: String
    var rules: [PolicyRule]
    /// Why the role gives nothing: there is none of that name.
    var problem: String?
  }

  /// Whom a binding concerns; a service account is the user that it is.
  private enum Subject: Hashable {
    case user(String)
    case group(String)
  }

  /// By the bindings' namespaces; those of the whole cluster are under the empty one.
  private var grants: [String: [Subject: [Grant]]] = [:]
  /// The rules by `Role NAMESPACE/NAME` or `ClusterRole NAME`.
  private var roles: [String: [PolicyRule]] = [:]

  /// Reads stored objects; bindings keep the order of their names.
  init(_ objects: (GroupVersionResource) -> [JSONValue]) {
    for (kind, resource) in [("ClusterRole", GroupVersionResource.clusterRoles), ("Role", .roles)] {
      for role in objects(resource) {
        roles["\(kind) \(Self.key(of: role))"] = PolicyRule.rules(of: role)
      }
    }
    for binding in objects(.clusterRoleBindings) { add(binding, namespace: "") }
    for binding in objects(.roleBindings) {
      add(binding, namespace: binding["metadata"]?["namespace"]?.stringValue ?? "")
    }
  }

  /// What somebody is given in the whole cluster, and in a namespace where one is named.
  func grants(to identity: Identity, in namespace: String?) -> [Grant] {
    let subjects = [.user(identity.name)] + identity.groups.map { Subject.group($0) }
    return ([""] + (namespace.map { [$0] } ?? [])).flatMap { place in
      subjects.flatMap { grants[place]?[$0] ?? [] }
    }
  }

  private mutating func add(_ binding: JSONValue, namespace: String) {
    let kind = binding["roleRef"]?["kind"]?.stringValue ?? ""
    let role = binding["roleRef"]?["name"]?.stringValue ?? ""
    let rules = roles[
      "\(kind) \(StoredItem.key(namespace: kind == "Role" ? namespace : nil, name: role))"]
    let binder = namespace.isEmpty ? "ClusterRoleBinding" : "RoleBinding"
    let name = binding["metadata"]?["name"]?.stringValue ?? ""
    let qualified = namespace.isEmpty ? name : "\(name)/\(namespace)"
    for entry in binding["subjects"]?.arrayValue ?? [] {
      guard let (subject, text) = Self.subject(entry, namespace) else { continue }
      grants[namespace, default: [:]][subject, default: []].append(
        Grant(
          source: "\(binder) \"\(qualified)\" of \(kind) \"\(role)\" to \(text)",
          rules: rules ?? [],
          problem: rules == nil
            ? "\(kind.lowercased()).rbac.authorization.k8s.io \"\(role)\" not found" : nil))
    }
  }

  /// Whom an entry of `subjects` means, and how reasons call it.
  private static func subject(_ entry: JSONValue, _ namespace: String) -> (Subject, String)? {
    guard let kind = entry["kind"]?.stringValue, let name = entry["name"]?.stringValue else {
      return nil
    }
    switch kind {
    case "User": return (.user(name), "User \"\(name)\"")
    case "Group": return (.group(name), "Group \"\(name)\"")
    case "ServiceAccount":
      let written = entry["namespace"]?.stringValue ?? ""
      let home = written.isEmpty ? namespace : written
      guard !home.isEmpty else { return nil }
      let account = ServiceAccountName(namespace: home, name: name)
      return (.user(account.user), "ServiceAccount \"\(name)/\(home)\"")
    default: return nil
    }
  }

  private static func key(of object: JSONValue) -> String {
    StoredItem.key(
      namespace: object["metadata"]?["namespace"]?.stringValue,
      name: object["metadata"]?["name"]?.stringValue ?? "")
  }
}
