import Informers
import K8sAPI

/// The example `podnames` plugin, which offers no watch and reads `pod`.
public final class PodnamesWatcher: APIWatcher {
  /// Its directive.
  public let settings: PodnamesSettings
  private let state = WatcherState()

  /// Makes a watcher that has been handed nothing.
  public init(_ settings: PodnamesSettings) {
    self.settings = settings
  }

  /// The directive's name.
  public let name = PodnamesSettings.pluginName

  /// The watches that the settings ask for.
  public func informers() -> [String: InformerConstructor] { [:] }

  /// Takes the indexer of `pod`; ignores others.
  public func setIndexer(_ name: String, _ indexer: any Indexer) {
    guard name == "pod" else { return }
    state.set(name, indexer)
  }

  /// Does nothing: the real plugin does not look at it.
  public func setHasSynced(_ hasSynced: @escaping @Sendable () -> Bool) {}

  /// Whether it is `pod`, which the plugin reads without offering it.
  public func consumes(_ watch: String) -> Bool { watch == "pod" }

  /// The indexer of pods; without one the real plugin crashes on the first query.
  public var podIndexer: (any Indexer)? { state.indexer("pod") }
}
