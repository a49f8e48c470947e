import Synchronization

/// The time of the recorded event that is being played.
package final class ReplayClock: Sendable {
  private let state = Mutex<Duration?>(nil)

  /// When it happened, from the beginning of 1970, UTC; nil where nothing is played.
  package var now: Duration? {
    get { state.withLock { $0 } }
    set { state.withLock { $0 = newValue } }
  }
}
