/// Why the history's file cannot be used.
public struct HistoryFailure: Error, Hashable, Sendable, CustomStringConvertible {
  /// The file or folder.
  public var path: String
  /// What was tried: `read`, `write` or `create`.
  public var action: String
  /// The system's reason.
  public var reason: String

  /// One line that says what cannot be done and why.
  public var description: String { "cannot \(action) \(path): \(reason)" }
}
