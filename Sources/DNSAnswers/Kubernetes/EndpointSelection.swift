import CoreDNSPlugins
import DNSMessages

/// The endpoints that a name picks.
struct EndpointSelection {
  let name: ClusterName
  let hostname: EndpointHostname
  let ttl: UInt32
  /// The service's name, which endpoints' names are below.
  let owner: String
  /// Whether the topology zone that is asked for does not count.
  var isOfAnyZone = false
  private(set) var entries: [ServiceEntry] = []

  init(name: ClusterName, hostname: EndpointHostname, ttl: UInt32, owner: String) {
    self.name = name
    self.hostname = hostname
    self.ttl = ttl
    self.owner = owner
  }

  mutating func take(_ slice: EndpointGroup, _ run: AnswerRun, cluster: String? = nil) {
    func fact(_ text: String) -> Fact { Fact(text, object: "endpointslice/\(slice.key)") }
    if slice.addressCount == 0 { run.note(fact("slice \(slice.key) has no ready address")) }
    for subset in slice.subsets {
      for endpoint in subset.addresses {
        let label = hostname.of(endpoint)
        if let reason = refusal(endpoint, label, slice) {
          run.note(fact("\(endpoint.ip) is not used: \(reason)"))
          continue
        }
        let owner = cluster.map { "\(label).\($0).\(self.owner)" } ?? "\(label).\(self.owner)"
        let ports = subset.ports.filter { name.admits(port: $0.name, $0.protocolName) }
        run.note(
          fact(
            ports.isEmpty
              ? "\(endpoint.ip) is not used: no port \(ClusterNameText.port(name)), it has "
                + ClusterNameText.list(subset.ports)
              : "\(endpoint.ip) is used, as \(label)"))
        for port in ports {
          entries.append(
            ServiceEntry(host: endpoint.ip, port: port.port, ttl: ttl, owner: owner))
        }
      }
    }
  }

  /// Why an endpoint is not one that is asked for; nil where it is.
  private func refusal(
    _ endpoint: EndpointAddress, _ label: String, _ slice: EndpointGroup
  ) -> String? {
    if !name.topologyZone.isEmpty, !isOfAnyZone, slice.zones[endpoint.ip] != name.topologyZone {
      return "its zone is \(slice.zones[endpoint.ip] ?? "not known"), not \(name.topologyZone)"
    }
    guard !name.endpoint.isEmpty else { return nil }
    return ClusterName.equal(name.endpoint, label) ? nil : "its host name is \(label)"
  }
}
