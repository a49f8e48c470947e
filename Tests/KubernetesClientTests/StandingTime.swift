import KubernetesClient
import Synchronization

/// A clock that stands still until it is set; sleeping takes no time, unless it is to last for ever.
final class StandingTime: TimeSource {
  private let current = Mutex(Duration.zero)
  private let sleepsForEver: Bool

  init(sleepsForEver: Bool = false) { self.sleepsForEver = sleepsForEver }

  func now() -> Duration { current.withLock { $0 } }
  func set(_ now: Duration) { current.withLock { $0 = now } }

  func sleep(for duration: Duration) async throws {
    if sleepsForEver { try await Task.sleep(for: .seconds(1_000_000)) }
    try Task.checkCancellation()
  }
}
