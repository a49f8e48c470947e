import KubernetesWire

/// Asks the API server whether the one who asks may do something: `SelfSubjectAccessReview`.
///
/// It is sent as a POST, and creates nothing. With impersonation it asks for whom is acted as.
public struct AccessReview: Hashable, Sendable {
  /// What the API server says.
  public struct Answer: Hashable, Sendable {
    /// Whether it is allowed.
    public var isAllowed: Bool
    /// Why, in the server's words; may be empty.
    public var reason: String

    /// Makes an answer.
    public init(isAllowed: Bool, reason: String = "") {
      self.isAllowed = isAllowed
      self.reason = reason
    }
  }

  /// The verb, such as `list`.
  public var verb: String
  /// The resource.
  public var resource: GroupVersionResource
  /// The subresource, such as `proxy`; nil for the resource itself.
  public var subresource: String?
  /// The namespace; nil for all.
  public var namespace: String?
  /// The object's name, nil for all; that of `pods/proxy` is the whole `POD:PORT`.
  public var name: String?

  /// Makes a review.
  public init(
    verb: String, resource: GroupVersionResource, subresource: String? = nil,
    namespace: String? = nil, name: String? = nil
  ) {
    self.verb = verb
    self.resource = resource
    self.subresource = subresource
    self.namespace = namespace
    self.name = name
  }

  /// The request that asks.
  public var request: APIRequest {
    var attributes = JSONObject()
    if let namespace { attributes.append("namespace", .string(namespace)) }
    attributes.append("verb", .string(verb))
    attributes.append("group", .string(resource.group))
    attributes.append("version", .string(resource.version))
    attributes.append("resource", .string(resource.resource))
    if let subresource { attributes.append("subresource", .string(subresource)) }
    if let name { attributes.append("name", .string(name)) }
    let review: JSONValue = [
      "apiVersion": "authorization.k8s.io/v1", "kind": "SelfSubjectAccessReview",
      "spec": ["resourceAttributes": .object(attributes)],
    ]
    return APIRequest(
      method: "POST", path: "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews",
      accept: .json, body: review.serialisedBytes())
  }
}

extension APITransport {
  /// Asks for an access review.
  ///
  /// Throws a ``ClientError`` where the server does not answer, or answers something else.
  public func ask(_ review: AccessReview) async throws -> AccessReview.Answer {
    let answer = try await json(review.request, limit: 1 << 20)
    guard let status = answer["status"], let isAllowed = status["allowed"]?.boolValue else {
      throw ClientError(.decode, "the answer to \(review.request.line) is no access review")
    }
    let words = [status["reason"], status["evaluationError"]].compactMap { $0?.stringValue }
    return AccessReview.Answer(
      isAllowed: isAllowed, reason: words.filter { !$0.isEmpty }.joined(separator: "; "))
  }
}
