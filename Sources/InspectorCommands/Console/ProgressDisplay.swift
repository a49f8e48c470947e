import InspectorShell
import Rendering
import Sessions
import Synchronization

/// The one line of progress on a terminal, rewritten in place and removed at the end.
final class ProgressDisplay: Sendable {
  private let output: any TextOutput
  private let isShown = Mutex(false)

  /// Writes to an output; nil where it is no terminal.
  init?(_ output: any TextOutput) {
    guard output.isTerminal else { return nil }
    self.output = output
  }

  /// Shows a line, made for the width of the terminal, in the place of the last one.
  func show(_ line: (_ width: Int) -> String) {
    let isFirst = isShown.withLock { isShown in
      defer { isShown = true }
      return !isShown
    }
    if isFirst { InterruptedLine.begin() }
    // The terminal's ^C of an interrupt must not break the line, or a part of it would stay.
    let width = max(1, (output.width ?? 80) - "^C".count)
    try? output.write(TerminalText.eraseLine + line(width))
  }

  /// Removes the line, where one is shown.
  func clear() {
    let wasShown = isShown.withLock { isShown in
      defer { isShown = false }
      return isShown
    }
    guard wasShown else { return }
    InterruptedLine.end()
    try? output.write(TerminalText.eraseLine)
  }
}

extension Invocation {
  /// Where progress is shown; nil where nobody would see it, or wants to, and on a terminal that
  /// cannot take a line back.
  var progress: ProgressDisplay? {
    options.quiet || context.environment["TERM"] == "dumb"
      ? nil : ProgressDisplay(context.progress)
  }
}
