import KubernetesWire
import KubernetesClient
import Synchronization

/// Judges by the stored RBAC objects who may do what, as kube-apiserver's RBAC authorizer does, and
/// lets `system:masters` do everything before any of them is looked at.
final class Authorizer: Sendable {
  /// What is judged, and why.
  struct Decision: Hashable, Sendable {
    var isAllowed: Bool
    /// The binding that allows it, or the roles that are missing; often empty.
    var reason = ""
  }

  private static let resources: [GroupVersionResource] = [
    .roles, .roleBindings, .clusterRoles, .clusterRoleBindings,
  ]

  private let storage: ObjectStorage
  private let catalogue: Catalogue
  private let cache = Mutex<(changes: [Int], policy: AccessPolicy)?>(nil)

  init(storage: ObjectStorage, catalogue: Catalogue) {
    self.storage = storage
    self.catalogue = catalogue
  }

  /// Judges a request.
  func decide(_ identity: Identity, _ request: AccessRequest) -> Decision {
    if identity.groups.contains("system:masters") { return Decision(isAllowed: true) }
    let grants = policy.grants(to: identity, in: request.namespace)
    for grant in grants where grant.rules.contains(where: { $0.allows(request) }) {
      return Decision(isAllowed: true, reason: "RBAC: allowed by \(grant.source)")
    }
    guard let problem = Self.problem(grants) else { return Decision(isAllowed: false) }
    return Decision(isAllowed: false, reason: "RBAC: \(problem)")
  }

  /// Throws 403 where a request is not allowed.
  func require(_ identity: Identity, _ request: AccessRequest) throws(APIFailure) {
    let decision = decide(identity, request)
    guard decision.isAllowed else {
      throw .forbidden(identity.name, request, reason: decision.reason)
    }
  }

  /// The rules that hold for somebody in a namespace, and why there may be more.
  func rules(for identity: Identity, in namespace: String) -> (
    rules: [PolicyRule], problem: String?
  ) {
    let grants = policy.grants(to: identity, in: namespace)
    return (grants.flatMap(\.rules), Self.problem(grants))
  }

  /// The missing roles of some bindings, each once, as Go joins errors.
  private static func problem(_ grants: [AccessPolicy.Grant]) -> String? {
    var problems: [String] = []
    for case let problem? in grants.map(\.problem) where !problems.contains(problem) {
      problems.append(problem)
    }
    return problems.count > 1 ? "[\(problems.joined(separator: ", "))]" : problems.first
  }

  /// The policy, read anew only when a role or binding has changed.
  private var policy: AccessPolicy {
    // Asked for before the objects are read: a change in between is seen at the next request.
    let changes = storage.changeCounts(of: Self.resources)
    return cache.withLock { cache in
      if let cache, cache.changes == changes { return cache.policy }
      let policy = AccessPolicy(objects)
      cache = (changes, policy)
      return policy
    }
  }

  private func objects(_ id: GroupVersionResource) -> [JSONValue] {
    guard let resource = catalogue.resource(id) else { return [] }
    let encoder = ItemEncoder(resource: resource)
    return storage.snapshot(id).items.compactMap { try? encoder.value($0) }
  }
}
