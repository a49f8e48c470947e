import CoreDNSPlugins
import DNSMessages
import Informers

/// The addresses of CoreDNS itself, from the services whose slices hold the addresses it is bound to.
struct NameServerAddresses {
  private let backend: StockBackend

  init(_ backend: StockBackend) { self.backend = backend }

  /// Whether a name is `ns.dns` of a zone, as asked in the zone's own letter case.
  static func isDefault(_ name: String, in zone: String) -> Bool {
    zone != "." && name.hasPrefix("ns.dns.") && name.dropFirst(7).hasPrefix(zone)
  }

  /// The entries below a zone.
  func entries(in zone: String, _ run: AnswerRun) -> [ServiceEntry] {
    var entries: [ServiceEntry] = []
    var hasSlice = false
    for bound in backend.boundAddresses {
      for slice in backend.stores.slices(address: bound.description) {
        hasSlice = true
        for service in backend.stores.services(key: slice.index) {
          run.note(
            Fact(
              "slice \(slice.key) holds CoreDNS's address \(bound): service \(service.key)",
              object: "service/\(service.key)"))
          entries += self.entries(of: service, slice, in: zone)
        }
      }
    }
    guard !hasSlice else { return entries }
    run.note(Fact("no slice holds an address of CoreDNS: its own addresses are given"))
    return backend.boundAddresses.map {
      ServiceEntry($0, ttl: backend.ttl, owner: DNSName.joined("ns.dns", zone))
    }
  }

  private func entries(
    of service: StockService, _ slice: EndpointGroup, in zone: String
  ) -> [ServiceEntry] {
    let name = DNSName.joined(service.key.name, service.key.namespace, "svc", zone)
    guard service.isHeadless else {
      return service.clusterIPs.compactMap { ip in
        InternetAddress(ip).map { ServiceEntry($0, ttl: backend.ttl, owner: name) }
      }
    }
    return slice.subsets.flatMap { Array($0.addresses) }.compactMap { endpoint in
      InternetAddress(endpoint.ip).map {
        ServiceEntry(
          $0, ttl: backend.ttl, owner: "\(backend.hostname.of(endpoint)).\(name)")
      }
    }
  }

  /// The external addresses of those services, below a zone of `k8s_external`.
  func external(includesHeadless: Bool) -> [InternetAddress] {
    var addresses: [InternetAddress] = []
    var hasSlice = false
    for bound in backend.boundAddresses {
      for slice in backend.stores.slices(address: bound.description) {
        hasSlice = true
        for service in backend.stores.services(key: slice.index) {
          addresses +=
            includesHeadless && service.isHeadless
            ? slice.subsets.flatMap { $0.addresses.compactMap { InternetAddress($0.ip) } }
            : service.externalIPs.compactMap { InternetAddress($0) }
        }
      }
    }
    return hasSlice ? addresses : backend.boundAddresses
  }
}

extension StockService {
  /// Whether it has no cluster IP by its own wish.
  var isHeadless: Bool { clusterIPs.first == "None" }
}
