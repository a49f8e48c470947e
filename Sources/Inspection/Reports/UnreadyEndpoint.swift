import KubernetesClient
import KubernetesWire

/// An endpoint that the API server has and a plugin does not keep, because it is not ready.
public struct UnreadyEndpoint: Hashable, Sendable {
  /// Its addresses.
  public var addresses: [String]
  /// The host name that it would have; empty for none.
  public var hostname: String
  /// The pod behind it, `NAMESPACE/NAME`; empty where it is not said.
  public var target: String
  /// Whether it serves all the same while it terminates.
  public var isServing: Bool
  /// Whether it terminates.
  public var isTerminating: Bool

  /// Finds those of an `Endpoints` object or an `EndpointSlice`; none in any other object.
  ///
  /// A readiness that is absent means ready, as EndpointSlice's documentation has it.
  public static func all(
    of object: JSONValue, _ resource: GroupVersionResource
  ) -> [UnreadyEndpoint] {
    switch resource.resource {
    case "endpointslices":
      return (object["endpoints"]?.arrayValue ?? []).compactMap { endpoint in
        let conditions = endpoint["conditions"]
        guard conditions?["ready"] == .bool(false) else { return nil }
        return UnreadyEndpoint(
          endpoint, addresses: (endpoint["addresses"]?.arrayValue ?? []).compactMap(\.stringValue),
          isServing: conditions?["serving"] == .bool(true),
          isTerminating: conditions?["terminating"] == .bool(true))
      }
    case "endpoints":
      return (object["subsets"]?.arrayValue ?? []).flatMap { subset in
        (subset["notReadyAddresses"]?.arrayValue ?? []).map { address in
          UnreadyEndpoint(
            address, addresses: [address["ip"]?.stringValue].compactMap(\.self), isServing: false,
            isTerminating: false)
        }
      }
    default: return []
    }
  }

  private init(
    _ object: JSONValue, addresses: [String], isServing: Bool, isTerminating: Bool
  ) {
    self.addresses = addresses
    self.isServing = isServing
    self.isTerminating = isTerminating
    hostname = object["hostname"]?.stringValue ?? ""
    let reference = object["targetRef"]
    let name = reference?["name"]?.stringValue ?? ""
    let namespace = reference?["namespace"]?.stringValue ?? ""
    target = namespace.isEmpty || name.isEmpty ? name : "\(namespace)/\(name)"
  }
}
