/// How the reading of a line ended.
public enum LineOutcome: Hashable, Sendable {
  /// A line was entered; it has no line feed.
  case line(String)
  /// The line was given up (Ctrl-C).
  case interrupted
  /// Ctrl-D on an empty line, or the terminal is gone.
  case endOfFile
  /// ``LineEditor/end()`` was called.
  case ended
  /// Lines cannot be read.
  case failed(String)
}
