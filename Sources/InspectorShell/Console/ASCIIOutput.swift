import Rendering
import Sessions

/// A terminal whose locale is not UTF-8: other characters are written as visible escapes.
///
/// Marks of the tool's own, such as `…`, have a sign of the same width. Files and pipes get UTF-8
/// whatever the locale says, as their readers are programs.
struct ASCIIOutput: TextOutput {
  private let terminal: any TextOutput

  init(_ terminal: any TextOutput) {
    self.terminal = terminal
  }

  var isTerminal: Bool { terminal.isTerminal }
  var width: Int? { terminal.width }
  var height: Int? { terminal.height }
  var isClosed: Bool { terminal.isClosed }

  func write(_ text: String) throws(ClosedOutput) {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return try terminal.write(text) }
    var ascii = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "…": ascii += "~"
      case _ where scalar.isASCII: ascii.unicodeScalars.append(scalar)
      default: ascii += TerminalText.escape(of: scalar)
      }
    }
    try terminal.write(ascii)
  }
}

extension CommandContext {
  /// The context with terminals that get only what their locale has.
  package var inTerminalCharacterSet: CommandContext {
    if CharacterSet.isUTF8(session.environment) { return self }
    var context = self
    if standardOutput.isTerminal { context.standardOutput = ASCIIOutput(standardOutput) }
    if standardError.isTerminal { context.standardError = ASCIIOutput(standardError) }
    if progress.isTerminal { context.progress = ASCIIOutput(progress) }
    return context
  }
}
