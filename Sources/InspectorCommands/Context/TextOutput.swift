import Synchronization

/// Where a command's text goes.
public protocol TextOutput: Sendable {
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
  func print(_ text: String) async throws(ClosedOutput) {
    if text.isEmpty { return }
    try await BlockingWork.run { () throws(ClosedOutput) in try write(text) }
  }

  /// No terminal.
  public var height: Int? { nil }
  /// Only a write will tell.
  public var isClosed: Bool { false }
}

/// Nothing more can be written: nobody reads any more, as after `head`, or the write failed.
public struct ClosedOutput: Error, Hashable, Sendable {
  /// Why the write failed, in the system's words; nil where the reader went away, which is no
  /// failure of the command.
  public var reason: String?

  /// Makes the error.
  public init(reason: String? = nil) {
    self.reason = reason
  }
}

/// Keeps what is written, for tests.
public final class CapturedOutput: TextOutput {
  /// Whether it passes for a terminal.
  public let isTerminal: Bool
  /// The width that it passes for.
  public let width: Int?
  private let captured = Mutex("")

  /// Makes an empty output that passes for a terminal of that width, or for a pipe.
  public init(terminalWidth: Int? = nil) {
    isTerminal = terminalWidth != nil
    width = terminalWidth
  }

  /// What has been written so far.
  public var text: String { captured.withLock { $0 } }

  /// Keeps the text.
  public func write(_ text: String) throws(ClosedOutput) { captured.withLock { $0 += text } }
}
