import CoreDNSPlugins
import DNSMessages
import Informers

/// Finds what a name of a service stands for, as CoreDNS's `findServices` does.
struct ServiceFinder {
  private let backend: StockBackend

  init(_ backend: StockBackend) { self.backend = backend }

  func entries(
    _ name: ClusterName, in zone: String, _ run: AnswerRun
  ) throws(BackendFault) -> [ServiceEntry] {
    guard !name.object.isEmpty else { return [] }
    guard let service = backend.stores.services(name.object, name.namespace).first else {
      run.note(
        Fact(
          "there is no service \(name.namespace)/\(name.object) in the store",
          object: "service/\(name.namespace)/\(name.object)"))
      throw .nameError
    }
    let key = service.key
    func fact(_ text: String, _ path: String? = nil) -> Fact {
      Fact(text, object: "service/\(key)", path: path)
    }
    let isExternal = service.type == "ExternalName"
    if backend.settings.common.ignoresEmptyServices, !isExternal, !service.isHeadless,
      backend.stores.slices(key.name, key.namespace).allSatisfy({ $0.addressCount == 0 })
    {
      run.note(fact("service \(key) has no usable endpoint: ignore empty_service hides it"))
      throw .nameError
    }
    if !name.topologyZone.isEmpty, !service.isHeadless {
      run.note(fact("service \(key) is not headless: it has no zonal names", ".spec.clusterIP"))
      throw .nameError
    }
    if isExternal { return try external(service, name, zone, run) }
    if service.isHeadless || !name.endpoint.isEmpty {
      run.note(
        service.isHeadless
          ? fact("service \(key) is headless: its endpoints answer", ".spec.clusterIP")
          : fact("an endpoint of service \(key) is asked for"))
      return try endpoints(service, name, zone, run)
    }
    return try clusterIPs(service, name, zone, run)
  }

  private func external(
    _ service: StockService, _ name: ClusterName, _ zone: String, _ run: AnswerRun
  ) throws(BackendFault) -> [ServiceEntry] {
    func fact(_ text: String) -> Fact {
      Fact(text, object: "service/\(service.key)", path: ".spec.externalName")
    }
    guard name.endpoint.isEmpty, name.port.isEmpty, name.protocolName.isEmpty else {
      run.note(fact("service \(service.key) is an ExternalName: it has no name below its own"))
      throw .nameError
    }
    let entry = ServiceEntry(
      host: service.externalName, ttl: backend.ttl, owner: owner(of: service.key, zone))
    guard entry.address == nil else {
      run.note(
        fact(
          "the externalName of service \(service.key) is an address, which CoreDNS refuses"))
      throw .nameError
    }
    run.note(fact("service \(service.key) is an ExternalName for \(service.externalName)"))
    return [entry]
  }

  private func clusterIPs(
    _ service: StockService, _ name: ClusterName, _ zone: String, _ run: AnswerRun
  ) throws(BackendFault) -> [ServiceEntry] {
    let owner = owner(of: service.key, zone)
    var entries: [ServiceEntry] = []
    var isFound = false
    for port in service.ports where name.admits(port: port.name, port.protocolName) {
      isFound = true
      for ip in service.clusterIPs {
        entries.append(
          ServiceEntry(host: ip, port: port.port, ttl: backend.ttl, owner: owner))
      }
    }
    guard isFound else {
      run.note(
        Fact(
          "service \(service.key) has no port \(ClusterNameText.port(name)): it has "
            + ClusterNameText.list(service.ports), object: "service/\(service.key)",
          path: ".spec.ports"))
      throw .nameError
    }
    run.note(
      Fact(
        "service \(service.key) has "
          + service.clusterIPs.map { $0.isEmpty ? "no cluster IP" : "the cluster IP \($0)" }
          .joined(separator: ", "), object: "service/\(service.key)", path: ".spec.clusterIPs"))
    return entries
  }

  private func endpoints(
    _ service: StockService, _ name: ClusterName, _ zone: String, _ run: AnswerRun
  ) throws(BackendFault) -> [ServiceEntry] {
    var selection = EndpointSelection(
      name: name, hostname: backend.hostname, ttl: backend.ttl, owner: owner(of: service.key, zone))
    let key = service.key
    let slices = backend.stores.slices(key.name, key.namespace)
    if slices.isEmpty {
      run.note(
        backend.stores.hasSlices
          ? Fact("no slice has the label kubernetes.io/service-name=\(key.name) there")
          : Fact("noendpoints: CoreDNS watches no endpoints"))
    }
    for slice in slices { selection.take(slice, run) }
    if selection.entries.isEmpty, name.prefersZone {
      selection.isOfAnyZone = true
      for slice in slices { selection.take(slice, run) }
    }
    // A zonal name exists whatever is in the zone.
    if selection.entries.isEmpty, name.topologyZone.isEmpty { throw .nameError }
    return selection.entries
  }

  private func owner(of key: ObjectKey, _ zone: String) -> String {
    DNSName.joined(key.name, key.namespace, "svc", zone)
  }
}
