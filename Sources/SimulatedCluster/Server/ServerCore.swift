import KubernetesClient
import Synchronization

/// Everything behind the connections: who may ask, what is stored, and how requests are answered.
final class ServerCore: Sendable {
  let options: SimulatedCluster.Options
  let storage: ObjectStorage
  let catalogue = Catalogue()
  let authenticator: Authenticator
  let log: RequestLog<SimulatedCluster.RequestRecord>
  let faults = FaultPlan()
  let compressed = CompressedBodies()
  private let bookmarkCount = Atomic<Int>(0)
  private let addressCount = Atomic<UInt32>(0)

  init(options: SimulatedCluster.Options) {
    self.options = options
    storage = ObjectStorage(
      historySize: options.historySize, firstVersion: options.firstResourceVersion)
    authenticator = Authenticator(users: options.users, oidc: options.oidc)
    log = RequestLog(capacity: options.requestLogSize)
  }

  /// How often bookmarks were asked for by hand.
  var bookmarksAsked: Int { bookmarkCount.load(ordering: .relaxed) }

  /// Has every watch send a bookmark.
  func requestBookmarks() {
    bookmarkCount.add(1, ordering: .relaxed)
    storage.wakeAll()
  }

  /// The next free number for a service's address.
  func nextAddress() -> UInt32 { addressCount.add(1, ordering: .relaxed).newValue }

  /// Creates the namespaces that every cluster has.
  func installSystemNamespaces() {
    guard let namespaces = catalogue.resource(.namespaces) else { return }
    for name in ["default", "kube-node-lease", "kube-public", "kube-system"] {
      let draft: JSONValue = ["metadata": ["name": .string(name)]]
      let object = ObjectPreparation(resource: namespaces, core: self)
        .created(draft, manager: "kube-apiserver")
      guard let bytes = try? ItemEncoder(resource: namespaces).encode(object) else { continue }
      _ = storage.write(
        .namespaces, key: name, expecting: nil, bytes, encoding: namespaces.encoding)
    }
  }

  /// Answers a request; failures become `Status` answers.
  func respond(to request: ServerRequest) async -> ServerResponse {
    do {
      return try await answer(request)
    } catch let failure as APIFailure {
      return .failure(failure, for: request)
    } catch {
      return .failure(
        APIFailure(500, "InternalError", "Internal error occurred: \(error)"), for: request)
    }
  }

  /// The request as the log and the faults see it.
  func record(_ request: ServerRequest) -> SimulatedCluster.RequestRecord {
    let identity = try? authenticator.identity(
      headers: request.headers, certificate: request.certificate)
    return SimulatedCluster.RequestRecord(
      method: request.method, path: request.path, query: request.query,
      accept: request.headers["accept"] ?? "",
      acceptEncoding: request.headers["accept-encoding"] ?? "",
      userAgent: request.headers["user-agent"] ?? "", user: identity?.name,
      httpVersion: request.httpVersion)
  }

  private func answer(_ request: ServerRequest) async throws -> ServerResponse {
    if let health = HealthDocument.answer(request) { return health }
    guard request.body != nil else {
      throw APIFailure(
        413, "RequestEntityTooLarge", "Request entity too large: limit is 3145728")
    }
    let identity = try identity(of: request)
    switch Route(path: request.path, catalogue: catalogue) {
    case .document: return try document(request, identity)
    case .unknownResource: throw APIFailure.unknownResource
    case .unknownPath: return .text("404 page not found\n", status: 404)
    case .resource(let target):
      let verb = try verb(request, target)
      guard
        identity.may(verb, group: target.resource.id.group, resource: target.authorizedName)
          || target.isReview
      else { throw APIFailure.forbidden(identity.name, verb, target) }
      return try await answer(request, verb, target, identity)
    }
  }

  private func identity(of request: ServerRequest) throws -> Identity {
    do {
      return try authenticator.identity(
        headers: request.headers, certificate: request.certificate)
    } catch Authenticator.Refusal.mayNotImpersonate(let identity, let resource, let name) {
      throw APIFailure(
        403, "Forbidden",
        "\(resource) \"\(name)\" is forbidden: User \"\(identity.name)\" cannot impersonate "
          + "resource \"\(resource)\" in API group \"\" at the cluster scope",
        details: .init(name: name, kind: resource))
    } catch {
      throw APIFailure.unauthorized
    }
  }

  /// The verb that authorization knows the request by.
  private func verb(_ request: ServerRequest, _ target: ResourceTarget) throws -> String {
    switch (request.method, target.name == nil) {
    case ("GET", false): return "get"
    case ("GET", true): return request.flag("watch") == true ? "watch" : "list"
    case ("POST", _): return "create"
    case ("PUT", false): return "update"
    case ("PATCH", false): return "patch"
    case ("DELETE", false): return "delete"
    case ("DELETE", true): return "deletecollection"
    default: throw APIFailure.methodNotAllowed()
    }
  }

  private func answer(
    _ request: ServerRequest, _ verb: String, _ target: ResourceTarget, _ identity: Identity
  ) async throws -> ServerResponse {
    if target.isReview { return try review(request, target, identity) }
    guard target.subresource == nil || target.subresource == "status" else {
      throw APIFailure.unknownResource
    }
    switch verb {
    case "list": return try await list(request, target)
    case "watch": return try await watch(request, target)
    case "get": return try get(request, target)
    case "create": return try create(request, target)
    case "update": return try update(request, target)
    case "patch": return try patch(request, target)
    case "delete": return try delete(request, target)
    default: return try deleteCollection(request, target)
    }
  }
}

extension ResourceTarget {
  /// The resource as access rules name it.
  var authorizedName: String {
    subresource.map { "\(resource.id.resource)/\($0)" } ?? resource.id.resource
  }

  /// Whether this is an access review, which everybody may ask for.
  var isReview: Bool {
    ["authorization.k8s.io", "authentication.k8s.io"].contains(resource.id.group)
  }
}
