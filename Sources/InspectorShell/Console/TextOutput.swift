import Synchronization

/// Where a command's text goes.
package protocol TextOutput: Sendable {
  /// Whether a person reads it as it comes.
  var isTerminal: Bool { get }
  /// How many columns the terminal has; nil where it is none.
  var width: Int? { get }
  /// How many rows the terminal has; nil where it is none.
  var height: Int? { get }
  /// Whether it is known, without writing, that nobody reads any more.
  var isClosed: Bool { get }
  /// Writes all of the text; throws ``ClosedOutput`` when nobody reads any more.
  func write(_ text: String) throws(ClosedOutput)
}

extension TextOutput {
  /// Writes all of the text without keeping a task's thread where the reader is slow.
  package func print(_ text: String) async throws(ClosedOutput) {
    if text.isEmpty { return }
    try await BlockingWork.run { () throws(ClosedOutput) in try write(text) }
  }

  /// No terminal.
  package var height: Int? { nil }
  /// Only a write will tell.
  package var isClosed: Bool { false }
}

/// Nothing more can be written: nobody reads any more, as after `head`, or the write failed.
package struct ClosedOutput: Error, Hashable, Sendable {
  /// Why the write failed, in the system's words; nil where the reader went away, which is no
  /// failure of the command.
  package var reason: String?

  /// Makes the error.
  package init(reason: String? = nil) {
    self.reason = reason
  }
}

/// Keeps what is written, for tests.
package final class CapturedOutput: TextOutput {
  /// Whether it passes for a terminal.
  package let isTerminal: Bool
  /// The width that it passes for.
  package let width: Int?
  private let captured = Mutex("")

  /// Makes an empty output that passes for a terminal of that width, or for a pipe.
  package init(terminalWidth: Int? = nil) {
    isTerminal = terminalWidth != nil
    width = terminalWidth
  }

  /// What has been written so far.
  package var text: String { captured.withLock { $0 } }

  /// Keeps the text.
  package func write(_ text: String) throws(ClosedOutput) { captured.withLock { $0 += text } }
}
