import KubernetesWire
import Informers

/// A service import of the Multi-Cluster Services API as the stock `kubernetes` plugin keeps it.
public struct ServiceImport: StoredObject, NamedObject, Hashable {
  /// The namespace and name.
  public var key = ObjectKey(name: "")
  /// The version the object was last seen with.
  public var resourceVersion = ""
  /// `spec.ips`.
  public var clusterIPs: [String] = []
  /// `spec.type`: `ClusterSetIP` or `Headless`.
  public var type = ""
  /// `spec.ports`; unlike a service's they may be none.
  public var ports: [ObjectPort] = []

  /// What is taken from the wire: JSON only, so the protobuf numbers are not used.
  public static let projection = Projection<ServiceImport>(
    initial: ServiceImport(),
    fields: [
      .metadata(),
      .message(
        "spec", 2,
        [
          .child("ports", 1, ObjectPort.ofService) { $0.ports.append($1) },
          .text("ips", 2) { $0.clusterIPs.append($1.string()) },
          .text("type", 3) { $0.type = $1.interned() },
        ]),
    ])

  /// The columns of a table after KEY and VERSION.
  public static let columns = [
    ObjectColumn("TYPE", field: "type"), ObjectColumn("CLUSTER IPS", field: "clusterIPs"),
  ]

  /// Everything that is kept, for output.
  public var fields: JSONObject {
    var fields = headFields
    fields["type"] = .string(type)
    fields["clusterIPs"] = .strings(clusterIPs)
    fields["ports"] = .array(ports.map(\.json))
    return fields
  }

  /// The plugin's index function.
  public static let indexes = [
    Index<ServiceImport>("ServiceImportNameNamespace") { service, emit in
      emit(service.dottedName)
    }
  ]
}
