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
  /// Writes the cluster IPs as members of `spec`.
  func recordClusterIPs(into json: inout JSONWriter)
}

extension ServiceObject {
  /// Writes the service as the API has it.
  public func record(into json: inout JSONWriter) {
    json.object("metadata") { recordMetadata(into: &$0) }
    json.object("spec") { json in
      json.text("type", type)
      recordClusterIPs(into: &json)
      json.texts("externalIPs", addresses.specified)
      json.text("externalName", externalName)
      json.array("ports") { json in
        for port in wirePorts { json.element { port.record(into: &$0) } }
      }
    }
    json.object("status") { json in
      json.object("loadBalancer") { json in
        json.array("ingress") { json in
          for address in addresses.ingress { json.element { $0.text("ip", address) } }
        }
      }
    }
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
