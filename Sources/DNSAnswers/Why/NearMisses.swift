import CoreDNSPlugins
import DNSMessages
import Informers

/// Finds what there is beside what was asked for.
struct NearMissFinder {
  private let server: NameServer
  private let question: Question
  private let zone: String
  private let plugin: KubernetesPlugin
  private let stores: NamedStores
  private let name: ClusterName?

  /// How many of one kind are named.
  private static let limit = 5

  init(_ server: NameServer, _ question: Question, _ plugin: KubernetesPlugin, zone: String) {
    self.server = server
    self.question = question
    self.plugin = plugin
    self.zone = zone
    stores = NamedStores(plugin)
    name = plugin.clusterName(question.name.text.lowercased(), zone)
  }

  /// The near misses, nearest first.
  func all() -> [NearMiss] {
    guard let name, name.kind != nil, !name.namespace.isEmpty else { return shorter() }
    switch name.kind {
    case .pod: return pods(name) + namespaces(name) + shorter()
    default: return ports(name) + endpoints(name) + services(name) + namespaces(name) + shorter()
    }
  }

  private func miss(_ text: String, _ object: String?, _ parts: String...) -> NearMiss {
    let asked = DNSName.joined(parts.joined(separator: "."), zone)
    return NearMiss(text, object: object, command: "explain \(asked) \(question.type)")
  }

  private func services(_ name: ClusterName) -> [NearMiss] {
    guard !name.object.isEmpty, !stores.hasService(name.object, name.namespace) else { return [] }
    let elsewhere = stores.namespaces(limit: Self.limit) { [stores] in
      $0.name != name.namespace && stores.hasService(name.object, $0.name)
    }.map { ObjectKey(namespace: $0.name, name: name.object) }
    let near = EditDistance.neighbours(of: name.object) {
      stores.hasService($0, name.namespace)
    }.prefix(Self.limit).map { ObjectKey(namespace: name.namespace, name: $0) }
    let exchanged =
      stores.hasService(name.namespace, name.object)
      ? [ObjectKey(namespace: name.object, name: name.namespace)] : []
    return elsewhere.map { key in
      miss(
        "service \(key.name) is in namespace \(key.namespace)", "service/\(key)", key.name,
        key.namespace, "svc")
    }
      + near.map { key in
        miss(
          "namespace \(key.namespace) has a service \(key.name)", "service/\(key)", key.name,
          key.namespace, "svc")
      }
      + exchanged.map { key in
        miss(
          "service and namespace are exchanged: there is \(key)", "service/\(key)", key.name,
          key.namespace, "svc")
      }
  }

  private func namespaces(_ name: ClusterName) -> [NearMiss] {
    EditDistance.neighbours(of: name.namespace) {
      stores.hasNamespace($0) && stores.hasService(name.object, $0)
    }
    .prefix(Self.limit).map { near in
      miss("there is a namespace \(near)", "namespace/\(near)", name.object, near, "svc")
    }
  }

  private func ports(_ name: ClusterName) -> [NearMiss] {
    guard name.hasPort else { return [] }
    return stores.ports(name.object, name.namespace).filter { $0.port != -1 && !$0.name.isEmpty }
      .prefix(Self.limit).map { port in
        miss(
          "service \(name.namespace)/\(name.object) has port \(port.name)/"
            + port.protocolName.lowercased(), "service/\(name.namespace)/\(name.object)",
          "_\(port.name)._\(port.protocolName.lowercased())", name.object, name.namespace, "svc")
      }
  }

  private func endpoints(_ name: ClusterName) -> [NearMiss] {
    guard !name.endpoint.isEmpty else { return [] }
    let hostname = plugin.hostname
    let groups = stores.groups(name.object, name.namespace)
    let near = groups.flatMap { group in
      group.subsets.flatMap { Array($0.addresses) }.filter { endpoint in
        EditDistance.isOne(hostname.of(endpoint), name.endpoint)
          || endpoint.targetRefName == name.endpoint
      }.map { (group, $0) }
    }
    var seen: Set<String> = []
    var misses = near.filter { seen.insert($0.1.ip).inserted }.prefix(Self.limit).map {
      group, endpoint in
      let label = hostname.of(endpoint)
      let isPod = endpoint.targetRefName == name.endpoint
      return miss(
        isPod
          ? "pod \(name.endpoint) is an endpoint of the service, but its host name is \(label): "
            + "pod.spec.hostname is not set, or pod.spec.subdomain is not \(name.object)"
          : "the service has an endpoint \(label)", "\(stores.kind)/\(group.key)", label,
        name.object, name.namespace, "svc")
    }
    misses += stores.labelless(name.namespace).flatMap { group in
      group.subsets.flatMap { Array($0.addresses) }
        .filter { ClusterName.equal(hostname.of($0), name.endpoint) }
        .map { endpoint in
          NearMiss(
            "slice \(group.key) has \(endpoint.ip) under this host name, but lacks the label "
              + "kubernetes.io/service-name", object: "endpointslice/\(group.key)",
            command: "get endpoints \(group.key)")
        }
    }.prefix(Self.limit)
    return misses
  }

  private func pods(_ name: ClusterName) -> [NearMiss] {
    guard !name.object.isEmpty else { return [] }
    let text = PodText.address(name.object)
    guard let address = InternetAddress(text) else { return [] }
    var misses: [NearMiss] = []
    if address.description != text {
      misses.append(
        miss(
          "the address is written \(address), by which pods are filed", nil,
          PodText.label(address), name.namespace, "pod"))
    }
    for key in stores.pods(address.description).prefix(Self.limit)
    where key.namespace != name.namespace {
      misses.append(
        miss(
          "pod \(key) has the address \(address)", "pod/\(key)", PodText.label(address),
          key.namespace, "pod"))
    }
    return misses
  }

  /// The name without its first labels, where that exists.
  private func shorter() -> [NearMiss] {
    var rest = DNSName.labels(of: question.name.text)[...]
    for _ in 0..<3 {
      rest = rest.dropFirst()
      guard rest.count > DNSName.labels(of: zone).count else { return [] }
      let name = rest.joined(separator: ".") + "."
      let answer = server.answer(
        Question(
          DNSName(unchecked: name), question.type, client: question.client, port: question.port))
      if answer.result == .code(.noError), !answer.answer.isEmpty {
        return [
          NearMiss(
            "without \(question.name.labels.count - rest.count) of its labels the name has records",
            command: "explain \(name) \(question.type)")
        ]
      }
    }
    return []
  }
}

extension KubernetesPlugin {
  /// How a name below one of its zones is read.
  func clusterName(_ name: String, _ zone: String) -> ClusterName? {
    switch variant {
    case .stock(let backend): backend.clusterName(name, zone)
    case .example:
      ClusterName(
        ClusterName.base(of: name, in: zone) ?? "", ClusterName.Rules(hasWildcards: true))
    }
  }

  /// How endpoints are named.
  var hostname: EndpointHostname {
    switch variant {
    case .stock(let backend): backend.hostname
    case .example(let backend): backend.hostname
    }
  }
}

/// The stores of either plugin `kubernetes`, as far as they are looked through by name.
struct NamedStores: Sendable {
  private let plugin: KubernetesPlugin

  init(_ plugin: KubernetesPlugin) { self.plugin = plugin }

  /// What endpoints are kept in.
  var kind: String { if case .stock = plugin.variant { "endpointslice" } else { "endpoints" } }

  func services(limit: Int, where isWanted: @Sendable (ObjectKey) -> Bool) -> [ObjectKey] {
    switch plugin.variant {
    case .stock(let backend): backend.stores.services.keys(limit: limit, where: isWanted)
    case .example(let backend):
      backend.stores.services?.keys(limit: limit, where: isWanted) ?? []
    }
  }

  func namespaces(limit: Int, where isWanted: @Sendable (ObjectKey) -> Bool) -> [ObjectKey] {
    switch plugin.variant {
    case .stock(let backend): backend.stores.namespaces.keys(limit: limit, where: isWanted)
    case .example(let backend):
      backend.stores.namespaces?.keys(limit: limit, where: isWanted) ?? []
    }
  }

  func hasNamespace(_ name: String) -> Bool {
    switch plugin.variant {
    case .stock(let backend): backend.stores.namespaces.get(ObjectKey(name: name)) != nil
    case .example(let backend): backend.stores.namespaces?.get(ObjectKey(name: name)) != nil
    }
  }

  func hasService(_ name: String, _ namespace: String) -> Bool {
    let key = ObjectKey(namespace: namespace, name: name)
    return switch plugin.variant {
    case .stock(let backend): backend.stores.services.get(key) != nil
    case .example(let backend): backend.stores.services?.get(key) != nil
    }
  }

  func ports(_ name: String, _ namespace: String) -> [ObjectPort] {
    switch plugin.variant {
    case .stock(let backend): backend.stores.services(name, namespace).first?.ports ?? []
    case .example(let backend):
      backend.stores.services?.get(ObjectKey(namespace: namespace, name: name))?.ports ?? []
    }
  }

  func groups(_ name: String, _ namespace: String) -> [EndpointGroup] {
    switch plugin.variant {
    case .stock(let backend): backend.stores.slices(name, namespace)
    case .example(let backend):
      (backend.stores.endpoints?.get(ObjectKey(namespace: namespace, name: name))).map {
        [EndpointGroup($0)]
      } ?? []
    }
  }

  /// Slices without the label of a service, which are filed under the namespace alone.
  func labelless(_ namespace: String) -> [EndpointGroup] {
    if case .stock(let backend) = plugin.variant {
      backend.stores.slices("", namespace)
    } else {
      []
    }
  }

  func pods(_ address: String) -> [ObjectKey] {
    switch plugin.variant {
    case .stock(let backend): backend.stores.pods(address: address).map(\.key)
    case .example(let backend):
      (try? backend.stores.pods?.objects(inIndex: "PodIP", value: address).map(\.key)) ?? []
    }
  }
}
