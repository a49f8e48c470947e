import Synchronization

/// Whether an interactive session reads the terminal, so that nobody else may.
package final class TerminalUse: Sendable {
  private let state = Mutex(false)

  /// Whether lines are edited.
  package var isEditing: Bool {
    get { state.withLock { $0 } }
    set { state.withLock { $0 = newValue } }
  }
}
