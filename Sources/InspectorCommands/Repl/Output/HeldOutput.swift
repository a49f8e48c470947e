import Synchronization

/// Keeps what is written, as wide and high as the screen that will show it.
final class HeldOutput: TextOutput {
  private let screen: any TextOutput
  private let held = Mutex("")

  /// Makes an empty output that passes for the screen.
  init(like screen: any TextOutput) { self.screen = screen }

  var isTerminal: Bool { screen.isTerminal }
  var width: Int? { screen.width }
  var height: Int? { screen.height }
  /// What has been written so far.
  var text: String { held.withLock { $0 } }

  func write(_ text: String) throws(ClosedOutput) { held.withLock { $0 += text } }
}
