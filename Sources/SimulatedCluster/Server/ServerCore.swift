import KubernetesClient
import Synchronization

/// Everything behind the connections: who may ask, what is stored, and how requests are answered.
final class ServerCore: Sendable {
  let options: SimulatedCluster.Options
  let storage: ObjectStorage
  let catalogue = Catalogue()
  let authenticator: Authenticator
  let authorizer: Authorizer
  let log: RequestLog<SimulatedCluster.RequestRecord>
  let faults: FaultPlan
  let compressed = CompressedBodies()
  let podPorts = PodPortTable()
  private let bookmarkCount = Atomic<Int>(0)
  private let addressCount = Atomic<UInt32>(0)

  init(options: SimulatedCluster.Options) {
    self.options = options
    faults = FaultPlan(seed: options.faultSeed, time: options.time)
    storage = ObjectStorage(
      historySize: options.historySize, firstVersion: options.firstResourceVersion)
    authenticator = Authenticator(users: options.users, oidc: options.oidc)
    authorizer = Authorizer(storage: storage, catalogue: catalogue)
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
    let identity = try? identity(of: request)
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
    let access = AccessRequest(request)
    try authorizer.require(identity, access)
    if let target = PodSubresource(path: request.path) {
      switch target.kind {
      case .proxy(let path): return try await proxy(request, target, path: path)
      case .serviceProxy(let path): return try await proxyService(request, target, path: path)
      case .portForward: return try portForward(request, target, identity)
      }
    }
    switch Route(path: request.path, catalogue: catalogue) {
    case .document: return try document(request)
    case .unknownResource: throw APIFailure.unknownResource
    case .unknownPath: return .text("404 page not found\n", status: 404)
    case .resource(let target): return try await answer(request, access.verb, target, identity)
    }
  }

  /// Who sends a request, or as whom it is sent.
  private func identity(of request: ServerRequest) throws(APIFailure) -> Identity {
    let real: Identity
    do {
      real = try authenticator.identity(
        headers: request.headers, certificate: request.certificate)
    } catch {
      throw .unauthorized
    }
    guard let impersonation = try Impersonation(request) else { return real }
    for right in impersonation.requests { try authorizer.require(real, right) }
    return impersonation.identity
  }

  private func answer(
    _ request: ServerRequest, _ verb: String, _ target: ResourceTarget, _ identity: Identity
  ) async throws -> ServerResponse {
    guard request.method != "HEAD" else { throw APIFailure.methodNotAllowed() }
    if target.isReview { return try review(request, target, identity) }
    guard target.subresource == nil || target.subresource == "status" else {
      throw APIFailure.unknownResource
    }
    switch (verb, target.name == nil) {
    case ("list", true): return try await list(request, target)
    case ("watch", true): return try await watch(request, target)
    case ("get", false): return try get(request, target)
    case ("create", _): return try create(request, target)
    case ("update", false): return try update(request, target)
    case ("patch", false): return try patch(request, target)
    case ("delete", false): return try delete(request, target)
    case ("deletecollection", true): return try deleteCollection(request, target)
    default: throw APIFailure.methodNotAllowed()
    }
  }
}

extension ResourceTarget {
  /// Whether this is an access review, which is answered and never stored.
  var isReview: Bool {
    ["authorization.k8s.io", "authentication.k8s.io"].contains(resource.id.group)
  }
}
