import CoreDNSPlugins
import DNSMessages
import Informers

/// Finds what a name below a zone of `k8s_external` stands for, as CoreDNS's `External` does.
struct ExternalFinder {
  let backend: StockBackend
  let isHeadlessToo: Bool

  func entries(
    _ request: Request, in zone: String, _ run: AnswerRun
  ) -> (entries: [ServiceEntry], code: ResponseCode) {
    if request.type == .ptr, let address = ReverseName.address(in: request.lower) {
      let found = names(of: address, run)
      return (found, found.isEmpty ? .nameError : .noError)
    }
    let labels = DNSName.labels(of: ClusterName.base(of: request.lower, in: zone) ?? "")
      .map(String.init)
    guard let namespace = labels.last else { return ([], .serverFailure) }
    guard backend.isExposed(namespace, run) else { return ([], .nameError) }
    guard labels.count > 1 else {
      run.note(Fact("the name is namespace \(namespace)'s own"))
      return ([], .noError)
    }
    var name = ClusterName()
    name.namespace = namespace
    name.object = labels[labels.count - 2]
    switch labels.count {
    case 2: break
    case 3: name.endpoint = ClusterName.withoutUnderscore(labels[0])
    case 4:
      name.port = ClusterName.withoutUnderscore(labels[0])
      name.protocolName = ClusterName.withoutUnderscore(labels[1])
    default:
      run.note(Fact("the name has too many labels"))
      return ([], .nameError)
    }
    let found = entries(name, zone, run)
    // A PTR question for such a name tells only whether it exists.
    return request.type == .ptr ? ([], found.code) : found
  }

  private func names(of address: String, _ run: AnswerRun) -> [ServiceEntry] {
    backend.stores.services(external: address).compactMap { service in
      let isLimited = !backend.settings.common.namespaces.isEmpty
      if isLimited, !backend.isExposed(service.key.namespace, run) { return nil }
      run.note(
        Fact(
          "it is an external address of service \(service.key)", object: "service/\(service.key)"))
      return ServiceEntry(
        host: "\(service.key.name).\(service.key.namespace)", ttl: backend.ttl)
    }
  }

  private func entries(
    _ name: ClusterName, _ zone: String, _ run: AnswerRun
  ) -> (entries: [ServiceEntry], code: ResponseCode) {
    guard let service = backend.stores.services(name.object, name.namespace).first else {
      run.note(
        Fact(
          "there is no service \(name.namespace)/\(name.object) in the store",
          object: "service/\(name.namespace)/\(name.object)"))
      return ([], .nameError)
    }
    let key = service.key
    let owner = DNSName.joined(key.name, key.namespace, zone)
    if isHeadlessToo, service.externalIPs.isEmpty, service.isHeadless || !name.endpoint.isEmpty {
      var selection = EndpointSelection(
        name: name, hostname: backend.hostname, ttl: backend.ttl, owner: owner)
      for slice in backend.stores.slices(key.name, key.namespace) { selection.take(slice, run) }
      return (selection.entries, selection.entries.isEmpty ? .nameError : .noError)
    }
    run.note(
      Fact(
        service.externalIPs.isEmpty
          ? "service \(key) has no external address"
          : "service \(key) has the external addresses "
            + service.externalIPs.joined(separator: ", "), object: "service/\(key)"))
    let ports = service.ports.filter { name.admits(port: $0.name, $0.protocolName) }
    let entries = service.externalIPs.flatMap { ip in
      ports.map { ServiceEntry(host: ip, port: $0.port, ttl: backend.ttl, owner: owner) }
    }
    return (entries, entries.isEmpty ? .nameError : .noError)
  }
}
