import KubernetesWire
import KubernetesClient

/// Addresses that share ports; the endpoints are every address with every port.
public struct EndpointSubset: Hashable, Sendable {
  /// The ready addresses.
  public var addresses: EndpointAddressList
  /// The ports on the wire; see ``ports``.
  var wirePorts: [ObjectPort] = []

  /// The ports; the sentinel alone where there is none.
  public var ports: [ObjectPort] { ObjectPort.orSentinel(wirePorts) }

  /// Makes a subset.
  public init(addresses: EndpointAddressList = [], ports: [ObjectPort] = []) {
    self.addresses = addresses
    wirePorts = ports
  }

  /// Gives up the room that the addresses have grown beyond their number.
  mutating func releaseSpareCapacity() { addresses.releaseSpareCapacity() }

  /// The subset for output.
  var json: JSONValue {
    [
      "addresses": .array(addresses.map(\.json)),
      "ports": .array(ports.map(\.json)),
    ]
  }

  /// Reads `v1.EndpointSubset` of the core group; addresses that are not ready are not kept.
  static let projection = Projection<EndpointSubset>(
    initial: EndpointSubset(),
    fields: [
      .child("addresses", 1, EndpointAddress.projection) { $0.addresses.append($1) },
      .child("ports", 3, ObjectPort.ofEndpoints) { $0.wirePorts.append($1) },
    ])
}

extension EndpointSubset {
  /// Writes the subset as the core group has it.
  func record(into json: inout JSONWriter) {
    json.array("addresses") { json in
      for address in addresses { json.element { address.record(into: &$0) } }
    }
    json.array("ports") { json in
      for port in wirePorts { json.element { port.record(into: &$0) } }
    }
  }
}
