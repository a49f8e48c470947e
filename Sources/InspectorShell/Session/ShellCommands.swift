import Inspection
import Sessions

/// The commands that the lines of a session run, which the session itself does not know.
package protocol ShellCommands: Sendable {
  /// Their names, sorted.
  var names: [String] { get }
  /// Whether there is a command of that name.
  func has(_ name: String) -> Bool
  /// Whether a command's output is read as it comes.
  func isStreaming(_ name: String) -> Bool
  /// Where the cursor stands, from the words before the one that is typed, and that word.
  func place(words: [String], current: String) -> CompletionPlace
  /// Runs a command given by its words; what goes wrong is told, and gives its status.
  ///
  /// Throws only when nobody reads its output any more.
  func run(
    _ words: [String], in session: ReplSession, _ context: CommandContext
  ) async throws(ClosedOutput) -> ExitStatus
  /// Tells a message as a command of the session would.
  func tell(_ message: FailureMessage, in session: ReplSession, _ context: CommandContext)
}
