import Informers
import K8sAPI
import KubernetesClient

/// CoreDNS's own `kubernetes` plugin, as far as it watches.
///
/// It shares its watches with nobody; as an `APIWatcher` it can be inspected like those that do.
/// The names of its watches are this tool's.
public final class StockKubernetesWatcher: APIWatcher {
  /// Its directive.
  public let settings: StockKubernetesSettings
  private let state = WatcherState()

  /// Makes a watcher that has been handed nothing.
  ///
  /// `name` is the directive's: another plugin may run this one.
  public init(
    _ settings: StockKubernetesSettings, name: String = StockKubernetesSettings.pluginName
  ) {
    self.settings = settings
    self.name = name
  }

  /// The directive's name.
  public let name: String

  private var labels: LabelSelector? { settings.common.labels }
  private var namespaceLabels: LabelSelector? { settings.common.namespaceLabels }

  /// The watches that the settings ask for.
  public func informers() -> [String: InformerConstructor] {
    var informers: [String: InformerConstructor] = [
      "service": InformerSpecification<StockService>(
        resource: .services, kind: "Service", labelSelector: labels?.description ?? "",
        indexes: StockService.indexes
      ).constructor,
      "namespace": InformerSpecification<StockNamespace>(
        resource: .namespaces, kind: "Namespace",
        labelSelector: namespaceLabels?.description ?? ""
      ).constructor,
    ]
    if settings.common.pods == .verified { informers["pod"] = pods }
    if settings.common.watchesEndpoints { informers["endpoints"] = endpoints }
    if !settings.multiclusterZones.isEmpty {
      informers["serviceimport"] = serviceImports
      informers["mcendpoints"] = multiClusterEndpoints
    }
    return informers
  }

  /// Takes every indexer: all of them are its own.
  public func setIndexer(_ name: String, _ indexer: any Indexer) { state.set(name, indexer) }

  /// Takes the function that says whether its watches have synced.
  public func setHasSynced(_ hasSynced: @escaping @Sendable () -> Bool) {
    state.set(hasSynced)
  }

  /// The indexer of one of its watches.
  public func indexer(_ name: String) -> (any Indexer)? { state.indexer(name) }

  /// What the plugin tells the `ready` plugin.
  public var hasSynced: Bool { state.hasSynced }
}

extension StockKubernetesWatcher {
  /// Terminating pods are skipped when they come; one that is stored stays as it was.
  private var pods: InformerConstructor {
    InformerSpecification<StockPod>(
      resource: .pods, kind: "Pod", labelSelector: labels?.description ?? "",
      fieldSelector: FieldSelectors.unfinishedPods, indexes: StockPod.indexes,
      admits: { !$0.isTerminating }
    ).constructor
  }

  private var endpoints: InformerConstructor {
    let labels = labels?.description ?? ""
    guard settings.isZonal else {
      return InformerSpecification<StockEndpoints>(
        resource: .endpointSlices, kind: "EndpointSlice", labelSelector: labels,
        indexes: StockEndpoints.indexes
      ).constructor
    }
    return InformerSpecification<ZonalEndpoints>(
      resource: .endpointSlices, kind: "EndpointSlice", labelSelector: labels,
      indexes: ZonalEndpoints.indexes
    ).constructor
  }

  /// The plugin picks service imports by the selector of *namespaces*.
  private var serviceImports: InformerConstructor {
    InformerSpecification<ServiceImport>(
      resource: .serviceImports, kind: "ServiceImport",
      labelSelector: namespaceLabels?.description ?? "", indexes: ServiceImport.indexes
    ).constructor
  }

  private var multiClusterEndpoints: InformerConstructor {
    let selector = (labels ?? .everything)
      .adding(.init(MultiClusterEndpoints.serviceNameLabel, .exists))
    return InformerSpecification<MultiClusterEndpoints>(
      resource: .endpointSlices, kind: "EndpointSlice", labelSelector: selector.description,
      indexes: MultiClusterEndpoints.indexes
    ).constructor
  }
}
