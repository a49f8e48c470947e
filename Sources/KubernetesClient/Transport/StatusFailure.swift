import KubernetesWire

/// Turns an answer that is no success into a ``ClientError`` with what to do about it.
struct StatusFailure {
  /// Whose requests they are.
  var identity: ConnectionIdentity
  /// The wall clock, in seconds since 1970.
  var now: Int64

  func error(
    code: Int, status: APIStatus, request: APIRequest, retryAfter: Duration?
  ) -> ClientError {
    // The answer's own code counts, whatever its body claims.
    var answered = status
    answered.code = code
    return ClientError(
      answered.failureCode,
      "\(request.line) was answered \(code)\(status.reason.isEmpty ? "" : " \(status.reason)")",
      cause: status.message.isEmpty ? nil : status.message,
      hint: hint(code, request),
      status: status,
      retryAfter: retryAfter ?? status.retryAfterSeconds.map { .seconds($0) })
  }

  private func hint(_ code: Int, _ request: APIRequest) -> String? {
    switch code {
    case 401: return identity.refusal(at: now)
    case 403:
      if identity.kind == .none { return identity.refusal(at: now) }
      guard let rule = request.resourceRule else { return nil }
      return "let a ClusterRole of this identity have the rule \(rule)"
    case 404:
      return "check that this API server serves the resource, and the path prefix of its URL"
    case 300..<400:
      return "redirects are not followed; give the API server's own URL"
    default:
      return nil
    }
  }
}

extension APIRequest {
  /// `GET /api/v1/pods?watch=true`, for messages.
  public var line: String {
    guard !query.isEmpty else { return "\(method) \(path)" }
    return "\(method) \(path)?" + query.map { "\($0.name)=\($0.value)" }.joined(separator: "&")
  }

  /// The RBAC rule that permits what an informer needs of the requested resource; nil where the
  /// path is not a resource's.
  var resourceRule: String? {
    var parts = path.split(separator: "/").map(String.init)
    guard let root = parts.first, parts.count >= 3 else { return nil }
    let group = root == "apis" ? parts[1] : ""
    parts.removeFirst(root == "apis" ? 3 : 2)
    if parts.first == "namespaces", parts.count >= 3 { parts.removeFirst(2) }
    guard let resource = parts.first else { return nil }
    let read = parts.count > 1 ? "[\"get\"]" : "[\"list\", \"watch\"]"
    let verbs = method == "POST" ? "[\"create\"]" : read
    return "{apiGroups: [\"\(group)\"], resources: [\"\(resource)\"], verbs: \(verbs)}"
  }
}
