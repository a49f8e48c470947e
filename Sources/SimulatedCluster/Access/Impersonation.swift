/// Whom a request acts as by its `Impersonate-` headers, as kube-apiserver reads them.
struct Impersonation: Sendable {
  /// The identity that counts from then on.
  let identity: Identity
  /// What the real user must be allowed to for that.
  let requests: [AccessRequest]

  private static let authentication = "authentication.k8s.io"

  /// Reads a request's headers; nil where it acts as nobody else.
  ///
  /// Throws where only the details of a user are given.
  init?(_ request: ServerRequest) throws(APIFailure) {
    let headers = request.headers
    let name = headers["impersonate-user"] ?? ""
    let groups = headers.all("impersonate-group")
    let uid = headers["impersonate-uid"] ?? ""
    let extra = headers.values(afterPrefix: "impersonate-extra-").map {
      (key: ServerRequest.decode(Substring($0.name), plusIsSpace: false), value: $0.value)
    }
    guard !name.isEmpty else {
      guard groups.isEmpty, uid.isEmpty, extra.isEmpty else {
        throw APIFailure(
          500, "InternalError",
          "Internal Server Error: \"\(request.path)\": a group, uid or extra is requested without "
            + "impersonating a user")
      }
      return nil
    }
    let account = ServiceAccountName(user: name)
    identity = Identity(
      name: name, groups: Self.groups(groups, of: account, name), uid: uid,
      extra: Dictionary(grouping: extra, by: \.key).mapValues { $0.map(\.value) })
    requests =
      [Self.request(for: account, name)]
      + groups.map { AccessRequest("impersonate", .init(resource: "groups", name: $0)) }
      + extra.map {
        AccessRequest(
          "impersonate",
          .init(
            group: Self.authentication, resource: "userextras", subresource: $0.key,
            name: $0.value))
      }
      + (uid.isEmpty ? [] : [uid]).map {
        AccessRequest(
          "impersonate", .init(group: Self.authentication, resource: "uids", name: $0))
      }
  }

  private static func request(for account: ServiceAccountName?, _ name: String) -> AccessRequest {
    guard let account else {
      return AccessRequest("impersonate", .init(resource: "users", name: name))
    }
    return AccessRequest(
      "impersonate",
      .init(resource: "serviceaccounts", namespace: account.namespace, name: account.name))
  }

  /// Groups that are given count as they are; those of a service account follow from its name, and
  /// of other users nothing is known.
  private static func groups(
    _ given: [String], of account: ServiceAccountName?, _ name: String
  ) -> [String] {
    let groups = given.isEmpty ? account?.groups ?? [] : given
    let everybody =
      name == "system:anonymous" ? "system:unauthenticated" : "system:authenticated"
    let isComplete =
      groups.contains("system:authenticated")
      || groups.contains("system:unauthenticated")
    return isComplete ? groups : groups + [everybody]
  }
}
