import CoreDNSPlugins

/// How a name of the cluster is told to a person.
enum ClusterNameText {
  static let rule = "it ends neither in svc nor in pod before the zone, or has too many labels"

  /// How the name was read.
  static func text(_ name: ClusterName) -> String {
    guard let kind = name.kind else { return "the zone itself" }
    guard !name.namespace.isEmpty else { return "read as \(kind.rawValue) without a namespace" }
    guard !name.object.isEmpty else { return "read as namespace \(name.namespace)" }
    let object = "\(kind == .pod ? "pod" : "service") \(name.object), namespace \(name.namespace)"
    if !name.topologyZone.isEmpty {
      return "read as the endpoints of zone \(name.topologyZone) of \(object)"
    }
    if !name.cluster.isEmpty {
      return "read as endpoint \(name.endpoint) of cluster \(name.cluster) of \(object)"
    }
    if !name.endpoint.isEmpty { return "read as endpoint \(name.endpoint) of \(object)" }
    if name.hasPort { return "read as port \(port(name)) of \(object)" }
    return "read as \(object)"
  }

  /// The port that a name asks for.
  static func port(_ name: ClusterName) -> String {
    "\(name.port.isEmpty ? "*" : name.port)/\(name.protocolName.isEmpty ? "*" : name.protocolName)"
  }

  /// The ports that there are.
  static func list(_ ports: [ObjectPort]) -> String {
    ports.map { port in
      port.port == -1
        ? "no port"
        : "\(port.name.isEmpty ? "an unnamed one" : port.name)/\(port.protocolName.lowercased())"
    }.joined(separator: ", ")
  }
}
