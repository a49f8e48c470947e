import KubernetesWire

/// A ready address behind a service.
public struct EndpointAddress: Hashable, Sendable {
  /// The IP address.
  public var ip = ""
  /// The host name; empty for none.
  public var hostname = ""
  /// The node; empty for none.
  public var nodeName = ""
  /// The name of the object behind the address, usually a pod; empty for none.
  public var targetRefName = ""

  /// Makes an address.
  public init(
    ip: String = "", hostname: String = "", nodeName: String = "", targetRefName: String = ""
  ) {
    self.ip = ip
    self.hostname = hostname
    self.nodeName = nodeName
    self.targetRefName = targetRefName
  }

  /// The address for output.
  var json: JSONValue {
    [
      "ip": .string(ip), "hostname": .string(hostname), "nodeName": .string(nodeName),
      "targetRefName": .string(targetRefName),
    ]
  }

  /// Reads `v1.EndpointAddress` of the core group.
  static let projection = Projection<EndpointAddress>(
    initial: EndpointAddress(),
    fields: [
      .text("ip", 1) { $0.ip = $1.string() },
      .text("hostname", 3) { $0.hostname = $1.string() },
      .text("nodeName", 4) { $0.nodeName = $1.interned() },
      .message("targetRef", 2, [.text("name", 3) { $0.targetRefName = $1.string() }]),
    ])
}

extension EndpointAddress {
  /// Writes the address as the core group has it.
  func record(into json: inout JSONWriter) {
    json.text("ip", ip)
    json.text("hostname", hostname)
    json.text("nodeName", nodeName)
    recordTarget(into: &json)
  }

  /// Writes the address as `discovery.k8s.io` has it.
  func recordEndpoint(zone: String?, into json: inout JSONWriter) {
    json.texts("addresses", [ip])
    json.text("hostname", hostname)
    recordTarget(into: &json)
    json.text("nodeName", nodeName)
    json.text("zone", zone ?? "")
  }

  /// Writes the object behind it, as the API has it.
  private func recordTarget(into json: inout JSONWriter) {
    json.object("targetRef") { $0.text("name", targetRefName) }
  }
}
