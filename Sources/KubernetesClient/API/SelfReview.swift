import KubernetesWire

/// Asks the API server who the one who asks is: `SelfSubjectReview`.
///
/// It is sent as a POST, and creates nothing. Clusters have it since Kubernetes 1.28; with
/// impersonation it tells of whom is acted as.
public struct SelfReview: Hashable, Sendable {
  /// Who the API server says one is.
  public struct Answer: Hashable, Sendable {
    /// The user's name.
    public var username: String
    /// The user's groups.
    public var groups: [String]
    /// The connection that carried the answer.
    public var connection: ConnectionPhases?

    /// Makes an answer.
    public init(username: String, groups: [String] = [], connection: ConnectionPhases? = nil) {
      self.username = username
      self.groups = groups
      self.connection = connection
    }
  }

  /// Makes a question.
  public init() {}

  /// The request that asks.
  public var request: APIRequest {
    let review: JSONValue = [
      "apiVersion": "authentication.k8s.io/v1", "kind": "SelfSubjectReview",
    ]
    return APIRequest(
      method: "POST", path: "/apis/authentication.k8s.io/v1/selfsubjectreviews", accept: .json,
      body: review.serialisedBytes())
  }
}

extension APITransport {
  /// Asks who the one who asks is.
  ///
  /// Throws a ``ClientError`` where the server does not answer, or answers something else.
  public func ask(_ review: SelfReview) async throws -> SelfReview.Answer {
    let request = review.request
    var body = BodyCollector(limit: 1 << 20)
    do {
      try await perform(request, into: &body)
    } catch is BodyCollector.TooLarge {
      // What is no whole document names no user.
    }
    guard let answer = try? JSONValue(parsing: body.bytes),
      let user = answer["status"]?["userInfo"], let name = user["username"]?.stringValue
    else { throw ClientError(.decode, "the answer to \(request.line) names no user") }
    return SelfReview.Answer(
      username: name, groups: user["groups"]?.arrayValue?.compactMap(\.stringValue) ?? [],
      connection: body.head?.connection)
  }
}
