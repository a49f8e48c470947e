import CoreDNSPlugins
import DNSMessages
import Informers

/// Finds what a name of a pod stands for, as the example's `findPods` does.
struct ExamplePodFinder {
  private let backend: ExampleBackend

  init(_ backend: ExampleBackend) { self.backend = backend }

  func entries(
    _ name: ClusterName, in zone: String, _ run: AnswerRun
  ) throws(BackendFault) -> [ServiceEntry] {
    let settings = backend.settings.common
    try PodQuestion.checkMode(settings, run)
    guard !name.object.isEmpty else { return try backend.nothing(in: name.namespace, run) }
    let question = try PodQuestion(name, in: zone, settings, ttl: backend.ttl, run)
    if question.isSettled { return [question.entry] }
    let isAny = ExampleBackend.isWildcard(name.namespace)
    var entries: [ServiceEntry] = []
    for pod in try backend.found(backend.stores.pods, "pod", "PodIP", question.text) {
      if isAny, try !backend.isExposed(pod.key.namespace, run) { continue }
      guard pod.podIP == question.text,
        ExampleBackend.matches(name.namespace, pod.key.namespace)
      else { continue }
      question.note(pod.key, run)
      entries.append(question.entry)
    }
    guard entries.isEmpty else { return entries }
    question.noteAbsence(in: name.namespace, run)
    // In a namespace that there is, a wildcard is a name without records.
    if ExampleBackend.isWildcard(name.object), !isAny { return [] }
    throw .nameError
  }
}

/// Finds what a name of a service stands for, as the example's `findServices` does.
struct ExampleServiceFinder {
  private let backend: ExampleBackend

  init(_ backend: ExampleBackend) { self.backend = backend }

  private var stores: ExampleStores { backend.stores }

  func entries(
    _ name: ClusterName, in zone: String, _ run: AnswerRun
  ) throws(BackendFault) -> [ServiceEntry] {
    guard !name.object.isEmpty else { return try backend.nothing(in: name.namespace, run) }
    let scan = try Scan(backend, name)
    var entries: [ServiceEntry] = []
    var isFound = ExampleBackend.isWildcard(name.object) && !scan.isAnyNamespace
    if scan.services.isEmpty {
      run.note(
        Fact(
          "there is no service \(name.namespace)/\(name.object) in the store",
          object: "service/\(name.namespace)/\(name.object)"))
    }
    for service in scan.services
    where ExampleBackend.matches(name.namespace, service.key.namespace)
      && ExampleBackend.matches(name.object, service.key.name)
    {
      if scan.isAnyNamespace, try !backend.isExposed(service.key.namespace, run) { continue }
      let found = try self.entries(of: service, name, scan, zone, run)
      isFound = isFound || found != nil
      entries += found ?? []
    }
    guard isFound else { throw .nameError }
    return entries
  }

  /// What a name has to do with: one service, or all.
  private struct Scan {
    var isAnyNamespace: Bool
    var services: [ExampleService]
    var endpoints: () throws(BackendFault) -> [ExampleEndpoints]

    init(_ backend: ExampleBackend, _ name: ClusterName) throws(BackendFault) {
      isAnyNamespace = ExampleBackend.isWildcard(name.namespace)
      guard isAnyNamespace || ExampleBackend.isWildcard(name.object) else {
        let key = "\(name.object).\(name.namespace)"
        services = try backend.found(backend.stores.services, "service", "NameNamespace", key)
        endpoints = { () throws(BackendFault) in
          try backend.found(
            backend.stores.endpoints, "endpoints", "EndpointNameNamespace", key)
        }
        return
      }
      services = try backend.store(backend.stores.services, "service").objects()
      endpoints = { () throws(BackendFault) in
        try backend.store(backend.stores.endpoints, "endpoints").objects()
      }
    }
  }

  /// What a service gives; nil where it has no such name.
  private func entries(
    of service: ExampleService, _ name: ClusterName, _ scan: Scan, _ zone: String,
    _ run: AnswerRun
  ) throws(BackendFault) -> [ServiceEntry]? {
    let key = service.key
    func fact(_ text: String, _ path: String? = nil) -> Fact {
      Fact(text, object: "service/\(key)", path: path)
    }
    let isHeadless = service.clusterIP == "None"
    let isExternal = service.type == "ExternalName"
    if backend.settings.common.ignoresEmptyServices, !isHeadless, !isExternal,
      try scan.endpoints().allSatisfy({ EndpointGroup($0).addressCount == 0 })
    {
      run.note(fact("service \(key) has no usable endpoint: ignore empty_service hides it"))
      return nil
    }
    let owner = DNSName.joined(key.name, key.namespace, "svc", zone)
    if isHeadless || !name.endpoint.isEmpty {
      run.note(
        isHeadless
          ? fact("service \(key) is headless: its endpoints answer", ".spec.clusterIP")
          : fact("an endpoint of service \(key) is asked for"))
      var selection = ExampleSelection(name: name, backend: backend, owner: owner)
      for endpoints in try scan.endpoints() where endpoints.key == key {
        selection.take(endpoints, run)
      }
      return selection.entries.isEmpty ? nil : selection.entries
    }
    if isExternal {
      let entry = ServiceEntry(host: service.externalName, ttl: backend.ttl, owner: owner)
      run.note(fact("service \(key) is an ExternalName for \(service.externalName)"))
      return entry.address == nil ? [entry] : nil
    }
    let ports = service.ports.filter { ExampleSelection.admits(name, $0) }
    run.note(
      fact(
        ports.isEmpty
          ? "service \(key) has no port \(ClusterNameText.port(name)): it has "
            + ClusterNameText.list(service.ports)
          : "service \(key) has the cluster IP \(service.clusterIP)",
        ports.isEmpty ? ".spec.ports" : ".spec.clusterIP"))
    guard !ports.isEmpty else { return nil }
    return ports.map {
      ServiceEntry(host: service.clusterIP, port: $0.port, ttl: backend.ttl, owner: owner)
    }
  }
}

/// The endpoints that a name picks, with wildcards.
private struct ExampleSelection {
  let name: ClusterName
  let backend: ExampleBackend
  let owner: String
  private(set) var entries: [ServiceEntry] = []

  init(name: ClusterName, backend: ExampleBackend, owner: String) {
    self.name = name
    self.backend = backend
    self.owner = owner
  }

  static func admits(_ name: ClusterName, _ port: ObjectPort) -> Bool {
    ExampleBackend.matches(name.port, port.name)
      && ExampleBackend.matches(name.protocolName, port.protocolName)
  }

  mutating func take(_ endpoints: ExampleEndpoints, _ run: AnswerRun) {
    func fact(_ text: String) -> Fact { Fact(text, object: "endpoints/\(endpoints.key)") }
    for subset in endpoints.subsets {
      for endpoint in subset.addresses {
        let label = backend.hostname.of(endpoint)
        guard name.endpoint.isEmpty || ExampleBackend.matches(name.endpoint, label) else {
          run.note(fact("\(endpoint.ip) is not used: its host name is \(label)"))
          continue
        }
        let ports = subset.ports.filter { Self.admits(name, $0) }
        run.note(
          fact(
            ports.isEmpty
              ? "\(endpoint.ip) is not used: no port \(ClusterNameText.port(name)), it has "
                + ClusterNameText.list(subset.ports)
              : "\(endpoint.ip) is used, as \(label)"))
        entries += ports.map {
          ServiceEntry(
            host: endpoint.ip, port: $0.port, ttl: backend.ttl, owner: "\(label).\(owner)")
        }
      }
    }
  }
}
