import Synchronization

/// Keeps what is written, as wide and high as the screen that will show it.
package final class HeldOutput: TextOutput {
  private let screen: any TextOutput
  private let held = Mutex("")

  /// Makes an empty output that passes for the screen.
  package init(like screen: any TextOutput) { self.screen = screen }

  package var isTerminal: Bool { screen.isTerminal }
  package var width: Int? { screen.width }
  package var height: Int? { screen.height }
  /// What has been written so far.
  package var text: String { held.withLock { $0 } }

  package func write(_ text: String) throws(ClosedOutput) { held.withLock { $0 += text } }
}
