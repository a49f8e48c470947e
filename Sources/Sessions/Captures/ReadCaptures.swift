import Captures
import Synchronization

/// The captures that a process has read, by their paths, each once.
final class ReadCaptures: Sendable {
  private let known = Mutex<[String: Capture]>([:])

  /// The capture at a path, read with `read` where it is not known.
  func capture(
    _ path: String, read: () throws(CommandFailure) -> Capture
  ) throws(CommandFailure) -> Capture {
    if let capture = known.withLock({ $0[path] }) { return capture }
    let capture = try read()
    known.withLock { $0[path] = capture }
    return capture
  }
}
