import Corefile
import CoreDNSPlugins
import DNSMessages
import Informers

/// CoreDNS's own `kubernetes` plugin as a backend.
struct StockBackend: Sendable {
  let settings: StockKubernetesSettings
  let stores: StockStores
  let hostname: EndpointHostname
  /// The addresses that CoreDNS is bound to, loopback apart.
  let boundAddresses: [InternetAddress]
  /// Whether only endpoints with a host name have PTR records: 1.11.4 and 1.12.0.
  let namesHostsOnly: Bool
  let chainLimit: Int

  var ttl: UInt32 { UInt32(clamping: settings.common.ttl) }

  var primaryZone: String { settings.common.primaryZone }

  func isMulticluster(_ zone: String) -> Bool {
    settings.multiclusterZones.contains { DNSName.isInside(zone, $0) }
  }

  /// Whether names of a namespace are answered.
  func isExposed(_ namespace: String, _ run: AnswerRun) -> Bool {
    settings.common.exposes(namespace, run) {
      stores.namespaces.get(ObjectKey(name: namespace)) != nil
    }
  }

  /// How a name below a zone is read; nil where it cannot be one of the cluster's.
  func clusterName(_ name: String, _ zone: String) -> ClusterName? {
    ClusterName(
      ClusterName.base(of: name, in: zone) ?? "",
      ClusterName.Rules(
        isMulticluster: isMulticluster(zone), isZonal: settings.isZonal))
  }
}

extension StockBackend: ServiceBackend {
  func entries(
    _ request: Request, zone: String, _ run: AnswerRun
  ) throws(BackendFault) -> [ServiceEntry] {
    switch request.type {
    case .txt: return try texts(request, zone, run)
    case .ns: return NameServerAddresses(self).entries(in: zone, run)
    default: break
    }
    if NameServerAddresses.isDefault(request.lower, in: zone) {
      run.note(Fact("ns.dns is the name server itself"))
      return NameServerAddresses(self).entries(in: zone, run).asNameServer(request)
    }
    let found = try records(request, zone, run)
    return request.type == .srv ? found.filter { $0.address != nil } : found
  }

  private func texts(
    _ request: Request, _ zone: String, _ run: AnswerRun
  ) throws(BackendFault) -> [ServiceEntry] {
    if ClusterName.base(of: request.lower, in: zone) == "dns-version" {
      return [ServiceEntry(text: "1.1.0", ttl: 28800)]
    }
    let found: [ServiceEntry]
    do throws(BackendFault) {
      found = try records(request, zone, run)
      if found.isEmpty, settings.isZonal,
        clusterName(request.lower, zone)?.topologyZone.isEmpty == false
      {
        return []
      }
    } catch {
      if case .crash = error { throw error }
      found = []
    }
    if !found.isEmpty { return [] }
    run.note(Fact("a TXT question where an A question finds nothing is NXDOMAIN"))
    throw .nameError
  }

  func reverse(
    _ request: Request, zone: String, _ run: AnswerRun
  ) throws(BackendFault) -> [ServiceEntry] {
    guard let address = ReverseName.address(in: request.lower) else {
      _ = try records(request, zone, run)
      return []
    }
    run.note(Fact("the name is the address \(address)"))
    let found = names(of: address, run)
    if found.isEmpty { throw .nameError }
    return found
  }

  private func names(of address: String, _ run: AnswerRun) -> [ServiceEntry] {
    let common = settings.common
    func isHidden(_ namespace: String) -> Bool {
      !common.namespaces.isEmpty && !isExposed(namespace, run)
    }
    for service in stores.services(address: address) where !isHidden(service.key.namespace) {
      run.note(
        Fact(
          "it is a cluster IP of service \(service.key)", object: "service/\(service.key)",
          path: ".spec.clusterIPs"))
      // Where the zone is the root, the name ends in two dots, which no message can carry.
      let name = "\(service.key.name).\(service.key.namespace).svc.\(primaryZone)"
      return [ServiceEntry(host: name, ttl: ttl)]
    }
    var entries: [ServiceEntry] = []
    for slice in stores.slices(address: address) where !isHidden(slice.key.namespace) {
      for endpoint in slice.subsets.flatMap({ Array($0.addresses) }) where endpoint.ip == address {
        if namesHostsOnly, endpoint.hostname.isEmpty {
          run.note(
            Fact(
              "slice \(slice.key) has it without a host name, which this version passes over",
              object: "endpointslice/\(slice.key)"))
          continue
        }
        run.note(
          Fact(
            slice.index.hasPrefix(".")
              ? "slice \(slice.key) has it, but no label kubernetes.io/service-name"
              : "slice \(slice.key) has it", object: "endpointslice/\(slice.key)",
            path: ".endpoints"))
        entries.append(
          ServiceEntry(
            host: "\(hostname.of(endpoint)).\(slice.index).svc.\(primaryZone)", ttl: ttl))
      }
    }
    if entries.isEmpty { run.note(Fact("no service and no endpoint that may be shown has it")) }
    return entries
  }

  /// The entries for a name of a service or a pod.
  func records(
    _ request: Request, _ zone: String, _ run: AnswerRun
  ) throws(BackendFault) -> [ServiceEntry] {
    guard let name = clusterName(request.lower, zone) else {
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
    // `svc.ZONE` alone has no namespace; the empty one is not exposed.
    guard isExposed(name.namespace, run) else { throw .nameError }
    switch kind {
    case .pod: return try PodFinder(self).entries(name, in: zone, run)
    case .service where isMulticluster(zone):
      return try ImportFinder(self).entries(name, in: zone, run)
    case .service: return try ServiceFinder(self).entries(name, in: zone, run)
    }
  }
}
