import KubernetesClient
import Synchronization

/// How long CoreDNS waits for the next question over TCP (recorded with 1.13.1): 3 s for the first
/// one, 10 s for each later one.
final class IdleLimit: Sendable {
  private static let first = Duration.seconds(3)
  private static let later = Duration.seconds(10)

  private let time: any TimeSource
  private let deadline: Mutex<Duration>

  /// Begins with a connection.
  init(_ time: any TimeSource) {
    self.time = time
    deadline = Mutex(time.now() + Self.first)
  }

  /// Begins again: a question has come, or was answered.
  func restart() {
    let new = time.now() + Self.later
    deadline.withLock { $0 = new }
  }

  /// Returns once the limit is reached, or when the task is cancelled.
  func reached() async {
    while true {
      let rest = deadline.withLock { $0 } - time.now()
      guard rest > .zero else { return }
      do {
        try await time.sleep(for: rest)
      } catch {
        return
      }
    }
  }
}
