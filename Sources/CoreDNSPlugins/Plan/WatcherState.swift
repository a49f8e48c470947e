import Informers
import Synchronization

/// What a watcher has been handed by the registry.
final class WatcherState: Sendable {
  private struct Received {
    var indexers: [String: any Indexer] = [:]
    var hasSynced: (@Sendable () -> Bool)?
  }

  private let received = Mutex(Received())

  func set(_ name: String, _ indexer: any Indexer) {
    received.withLock { $0.indexers[name] = indexer }
  }

  func set(_ hasSynced: @escaping @Sendable () -> Bool) {
    received.withLock { $0.hasSynced = hasSynced }
  }

  func indexer(_ name: String) -> (any Indexer)? {
    received.withLock { $0.indexers[name] }
  }

  /// False before the registry has handed over a function, as in the real plugins.
  var hasSynced: Bool {
    let hasSynced = received.withLock { $0.hasSynced }
    return hasSynced?() ?? false
  }
}
