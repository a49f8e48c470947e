import Informers
import K8sAPI
import KubernetesClient

/// The example `kubernetes` plugin on `k8s_api`, as far as it watches.
public final class ExampleKubernetesWatcher: APIWatcher {
  /// Its directive.
  public let settings: ExampleKubernetesSettings
  private let state = WatcherState()

  /// Makes a watcher that has been handed nothing.
  public init(_ settings: ExampleKubernetesSettings) {
    self.settings = settings
  }

  /// The directive's name.
  public let name = ExampleKubernetesSettings.pluginName

  /// The watches that the settings ask for.
  public func informers() -> [String: InformerConstructor] {
    let labels = settings.common.labels?.description ?? ""
    let namespaceLabels = settings.common.namespaceLabels?.description ?? ""
    var informers: [String: InformerConstructor] = [
      "service": InformerSpecification<ExampleService>(
        resource: .services, kind: "Service", labelSelector: labels,
        indexes: ExampleService.indexes
      ).constructor,
      "namespace": InformerSpecification<ExampleNamespace>(
        resource: .namespaces, kind: "Namespace", labelSelector: namespaceLabels
      ).constructor,
    ]
    if settings.common.pods == .verified {
      informers["pod"] =
        InformerSpecification<ExamplePod>(
          resource: .pods, kind: "Pod", labelSelector: labels,
          fieldSelector: FieldSelectors.unfinishedPods, indexes: ExamplePod.indexes
        ).constructor
    }
    if settings.common.watchesEndpoints {
      informers["endpoints"] =
        InformerSpecification<ExampleEndpoints>(
          resource: .endpoints, kind: "Endpoints", labelSelector: labels,
          indexes: ExampleEndpoints.indexes
        ).constructor
    }
    return informers
  }

  /// Takes the indexers of the four names it knows, offered or not; ignores others.
  public func setIndexer(_ name: String, _ indexer: any Indexer) {
    guard ["service", "pod", "endpoints", "namespace"].contains(name) else { return }
    state.set(name, indexer)
  }

  /// Takes the function that says whether its watches have synced.
  public func setHasSynced(_ hasSynced: @escaping @Sendable () -> Bool) {
    state.set(hasSynced)
  }

  /// The indexer that it was handed for one of its names.
  public func indexer(_ name: String) -> (any Indexer)? { state.indexer(name) }

  /// What the plugin tells the `ready` plugin.
  public var hasSynced: Bool { state.hasSynced }
}
