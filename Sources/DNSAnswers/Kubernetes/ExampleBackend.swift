import Corefile
import CoreDNSPlugins
import DNSMessages
import Informers

/// The stores of the example `kubernetes` on `k8s_api`: those that it was handed.
struct ExampleStores: Sendable {
  var services: Store<ExampleService>?
  var namespaces: Store<ExampleNamespace>?
  var pods: Store<ExamplePod>?
  var endpoints: Store<ExampleEndpoints>?
  /// Whether what it waits for has synced; false where nothing was handed over.
  var hasSynced: @Sendable () -> Bool = { false }

  /// No store at all, as in a server block without `k8s_api`.
  init() {}

  /// Takes a watcher's stores.
  init(_ watcher: ExampleKubernetesWatcher) {
    services = watcher.indexer("service") as? Store<ExampleService>
    namespaces = watcher.indexer("namespace") as? Store<ExampleNamespace>
    pods = watcher.indexer("pod") as? Store<ExamplePod>
    endpoints = watcher.indexer("endpoints") as? Store<ExampleEndpoints>
    hasSynced = { watcher.hasSynced }
  }
}

/// The example `kubernetes` of `k8s_api` as a backend: that of CoreDNS 1.7, with wildcards.
struct ExampleBackend: Sendable {
  let settings: ExampleKubernetesSettings
  let stores: ExampleStores
  let boundAddresses: [InternetAddress]
  let chainLimit: Int

  var hostname: EndpointHostname {
    EndpointHostname(usesPodNames: settings.common.namesEndpointsAfterPods, padsWithZero: false)
  }

  var ttl: UInt32 { UInt32(clamping: settings.common.ttl) }

  var primaryZone: String { settings.common.primaryZone }

  /// A store, without which the plugin panics.
  func store<Object>(
    _ store: Store<Object>?, _ name: String
  ) throws(BackendFault) -> Store<Object> {
    guard let store else {
      throw .crash(Crash(reason: "kubernetes reads the watch \(name), which it was not handed"))
    }
    return store
  }

  /// What an index files under a value; the indexes are the watcher's own, so that none is unknown.
  func found<Object>(
    _ store: Store<Object>?, _ name: String, _ index: String, _ value: String
  ) throws(BackendFault) -> [Object] {
    let store = try self.store(store, name)
    return (try? store.objects(inIndex: index, value: value)) ?? []
  }

  /// Whether a label stands for anything.
  static func isWildcard(_ label: String) -> Bool { label == "*" || label == "any" }

  /// Whether two labels are equal; a wildcard on either side is equal to anything.
  static func matches(_ first: String, _ second: String) -> Bool {
    isWildcard(first) || isWildcard(second) || ClusterName.equal(first, second)
  }

  /// What the name of a namespace itself gives, which is looked up once more, even a wildcard.
  func nothing(in namespace: String, _ run: AnswerRun) throws(BackendFault) -> [ServiceEntry] {
    _ = try isExposed(namespace, run)
    return []
  }

  /// Whether names of a namespace are answered.
  func isExposed(_ namespace: String, _ run: AnswerRun) throws(BackendFault) -> Bool {
    try settings.common.exposes(namespace, run) { () throws(BackendFault) in
      try store(stores.namespaces, "namespace").get(ObjectKey(name: namespace)) != nil
    }
  }
}

extension ExampleBackend: ServiceBackend {
  func entries(
    _ request: Request, zone: String, _ run: AnswerRun
  ) throws(BackendFault) -> [ServiceEntry] {
    switch request.type {
    case .txt:
      return ClusterName.base(of: request.lower, in: zone) == "dns-version"
        ? [ServiceEntry(text: "1.1.0", ttl: 28800)] : []
    case .ns:
      do throws(BackendFault) {
        return try nameServers(in: zone, run)
      } catch {
        // The plugin has changed the question to `ns.dns..ZONE` meanwhile, which cannot be packed.
        if case .crash(var crash) = error {
          crash.replies = false
          throw .crash(crash)
        }
        throw error
      }
    default: break
    }
    if NameServerAddresses.isDefault(request.lower, in: zone) {
      run.note(Fact("ns.dns is the name server itself"))
      return try nameServers(in: zone, run).asNameServer(request)
    }
    let found = try records(request, zone, run)
    return request.type == .srv ? found.filter { $0.address != nil } : found
  }

  func reverse(
    _ request: Request, zone: String, _ run: AnswerRun
  ) throws(BackendFault) -> [ServiceEntry] {
    guard let address = ReverseName.address(in: request.lower) else {
      _ = try records(request, zone, run)
      return []
    }
    run.note(Fact("the name is the address \(address)"))
    let found = try names(of: address, run)
    if found.isEmpty { throw .nameError }
    return found
  }

  private func names(
    of address: String, _ run: AnswerRun
  ) throws(BackendFault) -> [ServiceEntry] {
    let isLimited = !settings.common.namespaces.isEmpty
    for service in try found(stores.services, "service", "ServiceIP", address) {
      if isLimited, try !isExposed(service.key.namespace, run) { continue }
      run.note(
        Fact(
          "it is an address of service \(service.key)", object: "service/\(service.key)",
          path: ".spec.clusterIP"))
      let name = "\(service.key.name).\(service.key.namespace).svc.\(primaryZone)"
      return [ServiceEntry(host: name, ttl: ttl)]
    }
    var entries: [ServiceEntry] = []
    for endpoints in try found(stores.endpoints, "endpoints", "EndpointsIP", address) {
      if isLimited, try !isExposed(endpoints.key.namespace, run) { continue }
      for endpoint in endpoints.subsets.flatMap({ Array($0.addresses) })
      where endpoint.ip == address {
        run.note(
          Fact("endpoints \(endpoints.key) have it", object: "endpoints/\(endpoints.key)"))
        entries.append(
          ServiceEntry(
            host: "\(hostname.of(endpoint)).\(endpoints.key.name).\(endpoints.key.namespace)"
              + ".svc.\(primaryZone)", ttl: ttl))
      }
    }
    if entries.isEmpty { run.note(Fact("no service and no endpoint that may be shown has it")) }
    return entries
  }

  private func nameServers(
    in zone: String, _ run: AnswerRun
  ) throws(BackendFault) -> [ServiceEntry] {
    var entries: [ServiceEntry] = []
    for bound in boundAddresses {
      let address = bound.description
      for endpoints in try found(stores.endpoints, "endpoints", "EndpointsIP", address) {
        let key = "\(endpoints.key.name).\(endpoints.key.namespace)"
        for service in try found(stores.services, "service", "NameNamespace", key) {
          run.note(
            Fact(
              "endpoints \(endpoints.key) hold CoreDNS's address \(bound)",
              object: "service/\(service.key)"))
          entries += self.entries(of: service, endpoints, in: zone)
        }
      }
    }
    guard entries.isEmpty else { return entries }
    return boundAddresses.map { ServiceEntry($0, ttl: ttl, owner: DNSName.joined("ns.dns", zone)) }
  }

  private func entries(
    of service: ExampleService, _ endpoints: ExampleEndpoints, in zone: String
  ) -> [ServiceEntry] {
    let name = DNSName.joined(service.key.name, service.key.namespace, "svc", zone)
    guard service.clusterIP == "None" else {
      return InternetAddress(service.clusterIP).map {
        [ServiceEntry($0, ttl: ttl, owner: name)]
      } ?? []
    }
    return endpoints.subsets.flatMap { Array($0.addresses) }.compactMap { endpoint in
      InternetAddress(endpoint.ip).map {
        ServiceEntry($0, ttl: ttl, owner: "\(hostname.of(endpoint)).\(name)")
      }
    }
  }

  private func records(
    _ request: Request, _ zone: String, _ run: AnswerRun
  ) throws(BackendFault) -> [ServiceEntry] {
    let base = ClusterName.base(of: request.lower, in: zone) ?? ""
    guard let name = ClusterName(base, ClusterName.Rules(hasWildcards: true)) else {
      run.note(Fact("the name is none of the cluster's: \(ClusterNameText.rule)"))
      throw .nameError
    }
    guard let kind = name.kind else {
      run.note(Fact("the name is the zone's own or one that others are below"))
      return []
    }
    if ReverseName.isReverse(request.lower) {
      run.note(Fact("a name of the reverse tree has PTR records only"))
      throw .nameError
    }
    run.note(Fact(ClusterNameText.text(name)))
    if !Self.isWildcard(name.namespace), try !isExposed(name.namespace, run) { throw .nameError }
    return kind == .pod
      ? try ExamplePodFinder(self).entries(name, in: zone, run)
      : try ExampleServiceFinder(self).entries(name, in: zone, run)
  }
}
