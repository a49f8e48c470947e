import Informers
import K8sAPI
import KubernetesClient
import KubernetesWire
import PluginStanzas

/// A plugin that is described as data, with its settings.
public final class DescribedWatcher: APIWatcher {
  /// One watch with its selectors.
  struct Watch: Sendable {
    var name: String
    var declaration: WatchDeclaration
    var namespace: String?
    var labelSelector: String
  }

  /// The directive's name.
  public let name: String
  private let watches: [Watch]
  private let reads: Set<String>
  private let state = WatcherState()

  init(name: String, watches: [Watch], reads: [String]) {
    self.name = name
    self.watches = watches
    self.reads = Set(reads)
  }

  /// The watches that the settings ask for.
  public func informers() -> [String: InformerConstructor] {
    Dictionary(
      watches.map { ($0.name, $0.specification.constructor) }, uniquingKeysWith: { $1 })
  }

  /// Takes the indexers of the watches that it offers or reads.
  public func setIndexer(_ name: String, _ indexer: any Indexer) {
    if consumes(name) { state.set(name, indexer) }
  }

  /// Takes the function that says whether its watches have synced.
  public func setHasSynced(_ hasSynced: @escaping @Sendable () -> Bool) {
    state.set(hasSynced)
  }

  /// Whether it offers the watch of that name or reads it from another plugin.
  public func consumes(_ watch: String) -> Bool {
    reads.contains(watch) || watches.contains { $0.name == watch }
  }

  /// Whether its HasSynced waits for the watch.
  public func awaits(_ watch: String) -> Bool {
    watches.contains { $0.name == watch && $0.declaration.isAwaited }
  }

  /// Whether it goes on without the watch where its resource is not installed.
  public func goesWithout(_ watch: String) -> Bool {
    watches.contains { $0.name == watch && $0.declaration.isSkippedWhenAbsent }
  }

  /// The indexer that it was handed for one of its names.
  public func indexer(_ name: String) -> (any Indexer)? { state.indexer(name) }

  /// What the plugin tells the `ready` plugin, where it tells it that.
  public var hasSynced: Bool { state.hasSynced }
}

extension DescribedWatcher.Watch {
  /// What its informer lists, watches and keeps.
  var specification: InformerSpecification<DescribedObject> {
    var specification = InformerSpecification<DescribedObject>(
      resource: declaration.resource, kind: declaration.kind, namespace: namespace,
      labelSelector: labelSelector, fieldSelector: declaration.fields,
      indexes: declaration.indexes.enumerated().map { position, index in
        Index(index.name) { object, emit in
          guard position < object.indexValues.count else { return }
          object.indexValues[position].forEach(emit)
        }
      },
      admits: { $0.isAdmitted })
    specification.projection = DescribedObject.projection(of: declaration)
    specification.columns = declaration.kept.compactMap { field in
      field.column.map { ObjectColumn($0, field: field.name, isWide: field.isWide) }
    }
    specification.isReadAsJSON = !ProtobufTranscoder.kinds.contains(declaration.kind)
    return specification
  }
}
