import KubernetesClient

/// Why a watch or a connection does not work.
public struct FailureReport: Hashable, Sendable {
  /// The class of the failure.
  public var code: ClientError.Code
  /// What happened, in one sentence.
  public var message: String
  /// The system's or the server's own words.
  public var cause: String?
  /// What to do about it.
  public var hint: String?

  /// Reports an error of the client.
  public init(_ error: ClientError) {
    code = error.code
    message = Redaction.text(error.message)
    cause = error.cause.map(Redaction.text)
    hint = error.hint.map(Redaction.text)
  }
}
