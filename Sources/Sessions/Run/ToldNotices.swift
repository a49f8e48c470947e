import Synchronization

/// The notices that a command has told: two server blocks, or a ConfigMap and the block in it, may
/// have the same connection.
package final class ToldNotices: Sendable {
  private let texts = Mutex<Set<String>>([])

  package init() {}

  /// Whether a notice is new; from then on it is not.
  func isNew(_ notice: String) -> Bool {
    texts.withLock { $0.insert(notice).inserted }
  }
}
