import Informers
import KubernetesWire

/// A service as both `kubernetes` plugins keep it, their cluster IPs apart.
protocol ServiceObject: DeclaredObject {
  var type: String { get set }
  var externalName: String { get set }
  var wirePorts: [ObjectPort] { get set }
  var addresses: ServiceAddresses { get set }
  var ports: [ObjectPort] { get }
  var externalIPs: [String] { get }
  /// The cluster IPs by the names of their members in `spec`.
  var recordedClusterIPs: [(String, JSONValue)] { get }
}

extension ServiceObject {
  /// The service as the API has it.
  public var recorded: JSONObject {
    var object = JSONObject()
    object.append("metadata", .object(recordedMetadata))
    var spec = JSONObject()
    spec.append("type", text: type)
    for (name, value) in recordedClusterIPs { spec.append(name, value) }
    spec.append("externalIPs", list: addresses.specified.map { .string($0) })
    spec.append("externalName", text: externalName)
    spec.append("ports", list: wirePorts.map(\.recorded))
    object.append("spec", message: spec)
    if !addresses.ingress.isEmpty {
      let ingress = addresses.ingress.map { JSONValue.object(JSONObject([("ip", .string($0))])) }
      object.append("status", ["loadBalancer": ["ingress": .array(ingress)]])
    }
    return object
  }
}

extension ServiceObject {
  /// The declaration, with how a plugin keeps the cluster IPs.
  static func declared(
    _ initial: Self, clusterIP: [StoredField<Self>]
  ) -> StoredFields<Self> {
    let spec: [StoredField<Self>] =
      [
        StoredField(wire: .text("type", 4) { $0.type = $1.interned() })
          .showing("type") { .string($0.type) }.column("TYPE")
      ] + clusterIP + [
        StoredField(wire: .text("externalIPs", 5) { $0.addresses.specified.append($1.string()) })
          .showing("externalIPs") { .strings($0.externalIPs) }.column("EXTERNAL IPS"),
        StoredField(wire: .text("externalName", 10) { $0.externalName = $1.string() })
          .showing("externalName") { .string($0.externalName) }.column(
            "EXTERNAL NAME", isWide: true),
        .children("ports", 1, ObjectPort.ofService) { $0.wirePorts.append($1) }
          .showing("ports") { .array($0.ports.map(\.json)) },
      ]
    let balancer: [StoredField<Self>] = [
      .children("ingress", 1, LoadBalancerIngress.projection) {
        $0.addresses.ingress.append($1.address)
      }
    ]
    return StoredFields(
      initial,
      [
        .message("spec", 2, spec),
        .message("status", 3, [.message("loadBalancer", 1, balancer)]),
      ])
  }
}
