import Inspection

extension FailureMessage {
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
