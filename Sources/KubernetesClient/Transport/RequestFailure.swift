/// Why a request has no answer, and whether it may be sent once more.
struct RequestFailure: Error {
  /// The reason.
  var cause: any Error
  /// Whether the connection had served before, so that it may have been closed meanwhile.
  var isFresh: Bool
  /// Whether anything was received on the connection.
  var hasRead: Bool

  init(_ cause: any Error, isFresh: Bool, hasRead: Bool) {
    self.cause = cause
    self.isFresh = isFresh
    self.hasRead = hasRead
  }

  /// Whether a new connection is worth a try.
  var isRepeatable: Bool { !isFresh && !(cause is CancellationError) }
}
