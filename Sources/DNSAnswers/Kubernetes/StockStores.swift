import CoreDNSPlugins
import Informers

/// The stores of CoreDNS's own `kubernetes` plugin.
struct StockStores: Sendable {
  let services: Store<StockService>
  let namespaces: Store<StockNamespace>
  let pods: Store<StockPod>?
  let imports: Store<ServiceImport>?
  let importedSlices: Store<MultiClusterEndpoints>?
  private let endpoints: Slices?

  private enum Slices {
    case plain(Store<StockEndpoints>)
    case zonal(Store<ZonalEndpoints>)
  }

  /// Takes a watcher's stores; nil where it has not been handed them.
  init?(_ watcher: StockKubernetesWatcher) {
    guard let services = watcher.indexer("service") as? Store<StockService>,
      let namespaces = watcher.indexer("namespace") as? Store<StockNamespace>
    else { return nil }
    self.services = services
    self.namespaces = namespaces
    pods = watcher.indexer("pod") as? Store<StockPod>
    imports = watcher.indexer("serviceimport") as? Store<ServiceImport>
    importedSlices = watcher.indexer("mcendpoints") as? Store<MultiClusterEndpoints>
    let indexer = watcher.indexer("endpoints")
    endpoints =
      (indexer as? Store<StockEndpoints>).map { .plain($0) }
      ?? (indexer as? Store<ZonalEndpoints>).map { .zonal($0) }
  }

  /// The services of a name and namespace: at most one.
  func services(_ name: String, _ namespace: String) -> [StockService] {
    found(in: services, "ServiceNameNamespace", "\(name).\(namespace)")
  }

  /// The services of a key `NAME.NAMESPACE`.
  func services(key: String) -> [StockService] {
    found(in: services, "ServiceNameNamespace", key)
  }

  /// The services with a cluster IP.
  func services(address: String) -> [StockService] { found(in: services, "ServiceIP", address) }

  /// The services with an external address.
  func services(external address: String) -> [StockService] {
    found(in: services, "ServiceExternalIP", address)
  }

  /// The pods with an address.
  func pods(address: String) -> [StockPod] {
    pods.map { found(in: $0, "PodIP", address) } ?? []
  }

  /// The service imports of a name and namespace: at most one.
  func imports(_ name: String, _ namespace: String) -> [ServiceImport] {
    imports.map { found(in: $0, "ServiceImportNameNamespace", "\(name).\(namespace)") } ?? []
  }

  /// The imported slices of a name and namespace.
  func importedSlices(_ name: String, _ namespace: String) -> [EndpointGroup] {
    importedSlices.map {
      found(in: $0, "MultiClusterEndpointsImportNameNamespace", "\(name).\(namespace)")
        .map { EndpointGroup($0.content, index: $0.index, cluster: $0.clusterID) }
    } ?? []
  }

  /// The slices of a name and namespace.
  func slices(_ name: String, _ namespace: String) -> [EndpointGroup] {
    filed("EndpointNameNamespace", "\(name).\(namespace)")
  }

  /// The slices with an address.
  func slices(address: String) -> [EndpointGroup] { filed("EndpointsIP", address) }

  /// Whether endpoints are watched.
  var hasSlices: Bool { endpoints != nil }

  private func filed(_ index: String, _ value: String) -> [EndpointGroup] {
    switch endpoints {
    case nil: []
    case .plain(let store):
      found(in: store, index, value).map { EndpointGroup($0.content, index: $0.index) }
    case .zonal(let store):
      found(in: store, index, value).map {
        EndpointGroup($0.content, index: $0.index, zones: $0.zones)
      }
    }
  }

  /// The indexes are the watcher's own, so that none is unknown.
  private func found<Object>(
    in store: Store<Object>, _ index: String, _ value: String
  ) -> [Object] {
    (try? store.objects(inIndex: index, value: value)) ?? []
  }
}
