import KubernetesWire

extension ObjectTable {
  static let services = Printer(
    columns: [
      .name,
      Column(name: "Type", description: "How the service is reached."),
      Column(name: "Cluster-IP", description: "The service's address inside the cluster."),
      Column(name: "External-IP", description: "The service's addresses for the outside."),
      Column(name: "Port(s)", description: "The service's ports, node ports after the colon."),
      .age,
      Column(name: "Selector", description: "The labels of the pods behind it.", priority: 1),
    ],
    row: { service, now in
      let spec = service["spec"]
      let addresses = spec?["clusterIPs"]?.arrayValue ?? []
      return Row(cells: [
        name(service), spec?["type"] ?? "", orNone(addresses.first ?? spec?["clusterIP"]),
        .string(externalIP(service)), .string(ports(service)), age(service, now),
        .string(labels(spec?["selector"])),
      ])
    })

  private static func externalIP(_ service: JSONValue) -> String {
    let spec = service["spec"]
    let external = (spec?["externalIPs"]?.arrayValue ?? []).compactMap(\.stringValue)
    switch spec?["type"]?.stringValue {
    case "ExternalName": return spec?["externalName"]?.stringValue ?? ""
    case "LoadBalancer":
      let ingress = service["status"]?["loadBalancer"]?["ingress"]?.arrayValue ?? []
      let given = Set(ingress.compactMap { $0["ip"]?.stringValue ?? $0["hostname"]?.stringValue })
      let all = given.sorted() + external
      return all.isEmpty ? "<pending>" : all.joined(separator: ",")
    default: return external.isEmpty ? "<none>" : external.joined(separator: ",")
    }
  }

  private static func ports(_ service: JSONValue) -> String {
    let ports = (service["spec"]?["ports"]?.arrayValue ?? []).map { port -> String in
      let number = port["port"]?.integerValue ?? 0
      let proto = port["protocol"]?.stringValue ?? "TCP"
      guard let node = port["nodePort"]?.integerValue, node > 0 else { return "\(number)/\(proto)" }
      return "\(number):\(node)/\(proto)"
    }
    return ports.isEmpty ? "<none>" : ports.joined(separator: ",")
  }

  private static func labels(_ selector: JSONValue?) -> String {
    let pairs = (selector?.objectValue ?? JSONObject()).map {
      "\($0.name)=\($0.value.stringValue ?? "")"
    }
    return pairs.isEmpty ? "<none>" : pairs.sorted().joined(separator: ",")
  }
}
