/// The API server's own account of a failure: `metav1.Status`.
public struct APIStatus: Hashable, Sendable {
  /// The HTTP status code.
  public var code: Int
  /// A machine-readable word such as `Forbidden`, `Expired` or `NotFound`; may be empty.
  public var reason: String
  /// What the server says to a person.
  public var message: String
  /// `details.retryAfterSeconds`, where given.
  public var retryAfterSeconds: Int?
  /// `details.causes[].reason`, such as `ResourceVersionTooLarge`.
  public var causes: [String]

  /// Makes a status.
  public init(
    code: Int, reason: String, message: String, retryAfterSeconds: Int? = nil,
    causes: [String] = []
  ) {
    self.code = code
    self.reason = reason
    self.message = message
    self.retryAfterSeconds = retryAfterSeconds
    self.causes = causes
  }
}
