import CoreDNSPlugins
import DNSMessages
import Informers

/// Finds what a name of an imported service stands for, as CoreDNS's `findMultiClusterServices`.
struct ImportFinder {
  private let backend: StockBackend

  init(_ backend: StockBackend) { self.backend = backend }

  func entries(
    _ name: ClusterName, in zone: String, _ run: AnswerRun
  ) throws(BackendFault) -> [ServiceEntry] {
    guard !name.object.isEmpty else { return [] }
    guard let service = backend.stores.imports(name.object, name.namespace).first else {
      run.note(
        Fact(
          "there is no service import \(name.namespace)/\(name.object) in the store",
          object: "serviceimport/\(name.namespace)/\(name.object)"))
      throw .nameError
    }
    let key = service.key
    func fact(_ text: String, _ path: String? = nil) -> Fact {
      Fact(text, object: "serviceimport/\(key)", path: path)
    }
    let slices = backend.stores.importedSlices(key.name, key.namespace)
    let isHeadless = service.type == "Headless"
    if backend.settings.common.ignoresEmptyServices, !isHeadless,
      slices.allSatisfy({ $0.addressCount == 0 })
    {
      run.note(fact("service import \(key) has no endpoint: ignore empty_service hides it"))
      throw .nameError
    }
    let owner = DNSName.joined(key.name, key.namespace, "svc", zone)
    guard isHeadless || !name.endpoint.isEmpty else {
      return try clusterSetIPs(service, name, owner, run)
    }
    var selection = EndpointSelection(
      name: name, hostname: backend.hostname, ttl: backend.ttl, owner: owner)
    if slices.isEmpty { run.note(fact("service import \(key) has no slice")) }
    for slice in slices {
      if !name.endpoint.isEmpty, !ClusterName.equal(name.cluster, slice.cluster) {
        run.note(
          Fact(
            "slice \(slice.key) is from cluster \(slice.cluster), not \(name.cluster)",
            object: "endpointslice/\(slice.key)"))
        continue
      }
      selection.take(slice, run, cluster: slice.cluster)
    }
    if selection.entries.isEmpty { throw .nameError }
    return selection.entries
  }

  private func clusterSetIPs(
    _ service: ServiceImport, _ name: ClusterName, _ owner: String, _ run: AnswerRun
  ) throws(BackendFault) -> [ServiceEntry] {
    let ports = service.ports.filter { name.admits(port: $0.name, $0.protocolName) }
    guard !ports.isEmpty else {
      run.note(
        Fact(
          service.ports.isEmpty
            ? "service import \(service.key) has no ports, without which it has no name"
            : "service import \(service.key) has no port \(ClusterNameText.port(name)): it has "
              + ClusterNameText.list(service.ports), object: "serviceimport/\(service.key)",
          path: ".spec.ports"))
      throw .nameError
    }
    return ports.flatMap { port in
      service.clusterIPs.map { ip in
        ServiceEntry(host: ip, port: port.port, ttl: backend.ttl, owner: owner)
      }
    }
  }
}
