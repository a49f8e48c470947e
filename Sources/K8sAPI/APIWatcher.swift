import Informers

/// A function that, given the way to the API server, builds an informer without starting it.
public typealias InformerConstructor = @Sendable (InformerContext) throws -> any Informer

/// A plugin that takes part in sharing Kubernetes watches: the Go interface `APIWatcher` of the
/// `k8s_api` plugin.
public protocol APIWatcher: AnyObject, Sendable {
  /// The plugin's name, as the Corefile has it.
  var name: String { get }
  /// The watches this plugin offers, by name. Where another plugin earlier in execution order
  /// offers the same name, the constructor here is never called.
  func informers() -> [String: InformerConstructor]
  /// Hands over the indexer of an informer, for every informer of every watcher, own or not.
  /// Throwing fails the start.
  func setIndexer(_ name: String, _ indexer: any Indexer) throws
  /// Hands over a function that is true when every watch that this plugin offers by name has
  /// synced; for a plugin that offers none it is true at once.
  func setHasSynced(_ hasSynced: @escaping @Sendable () -> Bool)
  /// Whether this plugin reads the watch of that name; for reports only.
  ///
  /// A plugin that takes a watch which it does not offer, as `podnames` takes `pod`, says so here.
  /// Without an implementation, a plugin reads the watches that it offers.
  func consumes(_ watch: String) -> Bool
  /// Whether this plugin's HasSynced waits for the watch of that name, which it offers.
  ///
  /// Without an implementation it waits for all that it offers, as `k8s_api` has it.
  func awaits(_ watch: String) -> Bool
  /// Whether the plugin does without a watch whose resource is not installed when it starts.
  ///
  /// Without an implementation it waits for it.
  func goesWithout(_ watch: String) -> Bool
}

extension APIWatcher {
  /// Whether this plugin offers the watch of that name.
  public func consumes(_ watch: String) -> Bool { informers()[watch] != nil }

  /// It waits for all that it offers.
  public func awaits(_ watch: String) -> Bool { true }

  /// It does without none.
  public func goesWithout(_ watch: String) -> Bool { false }
}
