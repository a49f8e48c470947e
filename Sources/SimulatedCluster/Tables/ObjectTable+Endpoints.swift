import KubernetesWire

extension ObjectTable {
  static let endpoints = Printer(
    columns: [
      .name,
      Column(name: "Endpoints", description: "The first ready addresses, with their ports."),
      .age,
    ],
    row: { object, now in
      Row(cells: [name(object), .string(addresses(object)), age(object, now)])
    })

  static let endpointSlices = Printer(
    columns: [
      .name,
      Column(name: "AddressType", description: "The kind of the slice's addresses."),
      Column(name: "Ports", description: "The ports of every endpoint in the slice."),
      Column(name: "Endpoints", description: "The slice's first addresses."),
      .age,
    ],
    row: { slice, now in
      let ports = (slice["ports"]?.arrayValue ?? []).map { port in
        port["port"]?.integerValue.map(String.init) ?? "*"
      }
      let addresses = (slice["endpoints"]?.arrayValue ?? []).flatMap { endpoint in
        (endpoint["addresses"]?.arrayValue ?? []).compactMap(\.stringValue)
      }
      return Row(cells: [
        name(slice), slice["addressType"] ?? "", .string(firstThree(ports, empty: "<unset>")),
        .string(firstThree(addresses, empty: "<unset>")), age(slice, now),
      ])
    })

  private static func addresses(_ object: JSONValue) -> String {
    let all = (object["subsets"]?.arrayValue ?? []).flatMap { subset -> [String] in
      let addresses = (subset["addresses"]?.arrayValue ?? []).compactMap { $0["ip"]?.stringValue }
      guard let ports = subset["ports"]?.arrayValue, !ports.isEmpty else { return addresses }
      return ports.flatMap { port in
        addresses.map { address in
          let host = address.contains(":") ? "[\(address)]" : address
          return "\(host):\(port["port"]?.integerValue ?? 0)"
        }
      }
    }
    return firstThree(all, empty: "<none>")
  }

  private static func firstThree(_ texts: [String], empty: String) -> String {
    guard !texts.isEmpty else { return empty }
    let shown = texts.prefix(3).joined(separator: ",")
    return texts.count > 3 ? "\(shown) + \(texts.count - 3) more..." : shown
  }
}
