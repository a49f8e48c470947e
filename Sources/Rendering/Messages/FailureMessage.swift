import Inspection

/// What went wrong, why, and what to do about it, for standard error.
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

  /// The message on one or more lines, each ended by a line feed.
  public func text(_ palette: Palette) -> String {
    let word =
      isWarning ? palette.paint("warning", .warning) : palette.paint("error", .failure)
    var text = Self.lines("\(word): ", message, indentation: "  ")
    if let cause { text += Self.lines("  cause: ", cause, indentation: "         ") }
    if let hint { text += Self.lines("  fix: ", hint, indentation: "       ") }
    return text
  }

  /// The text with its further lines indented, so that no line can pass for the tool's own.
  private static func lines(_ prefix: String, _ text: String, indentation: String) -> String {
    var result = ""
    for (offset, line) in TerminalText.escapedLines(text).enumerated() {
      result += (offset == 0 ? prefix : indentation) + line + "\n"
    }
    return result
  }
}
