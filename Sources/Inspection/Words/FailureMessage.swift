/// What went wrong, why, and what to do about it.
public struct FailureMessage: Hashable, Sendable {
  /// What happened, in one sentence; names the file and line or the request.
  public var message: String
  /// The reason below it, in the system's or the server's words.
  public var cause: String?
  /// What to do.
  public var hint: String?
  /// Whether the command goes on all the same.
  public var isWarning: Bool

  /// Makes a message.
  public init(
    _ message: String, cause: String? = nil, hint: String? = nil, isWarning: Bool = false
  ) {
    self.message = message
    self.cause = cause
    self.hint = hint
    self.isWarning = isWarning
  }

  /// Tells why a watch or connection does not work.
  public init(_ failure: FailureReport, prefix: String = "") {
    self.init(prefix + failure.message, cause: failure.cause, hint: failure.hint)
  }
}
