import Informers
import K8sAPI

/// One of several instances of a plugin: its watches have its number in their names.
final class NumberedWatcher: APIWatcher {
  let watcher: any APIWatcher
  private let suffix: String

  init(_ watcher: any APIWatcher, number: Int) {
    self.watcher = watcher
    suffix = "-\(number)"
  }

  var name: String { watcher.name }

  func informers() -> [String: InformerConstructor] {
    Dictionary(
      uniqueKeysWithValues: watcher.informers().map { (name: $0.key + suffix, $0.value) })
  }

  func setIndexer(_ name: String, _ indexer: any Indexer) throws {
    guard let own = ownName(name) else { return }
    try watcher.setIndexer(own, indexer)
  }

  func setHasSynced(_ hasSynced: @escaping @Sendable () -> Bool) {
    watcher.setHasSynced(hasSynced)
  }

  func consumes(_ watch: String) -> Bool { ownName(watch).map(watcher.consumes) ?? false }

  func awaits(_ watch: String) -> Bool { ownName(watch).map(watcher.awaits) ?? false }

  func goesWithout(_ watch: String) -> Bool { ownName(watch).map(watcher.goesWithout) ?? false }

  private func ownName(_ name: String) -> String? {
    name.hasSuffix(suffix) ? String(name.dropLast(suffix.count)) : nil
  }
}

extension ServerBlockPlan {
  /// The plugin's own watcher, which one of several instances is wrapped around.
  public static func plugin(of watcher: any APIWatcher) -> any APIWatcher {
    (watcher as? NumberedWatcher)?.watcher ?? watcher
  }
}
