import KubernetesWire
import Informers

/// A service as the stock `kubernetes` plugin keeps it.
public struct StockService: StoredObject, NamedObject, Hashable {
  /// The namespace and name.
  public var key = ObjectKey(name: "")
  /// The version the object was last seen with.
  public var resourceVersion = ""
  /// `spec.type`, such as `ClusterIP`.
  public var type = ""
  /// `spec.externalName`.
  public var externalName = ""
  var clusterIP = ""
  var wireClusterIPs: [String] = []
  var wirePorts: [ObjectPort] = []
  var addresses = ServiceAddresses()

  /// `spec.clusterIPs`, or `spec.clusterIP` alone where there is none.
  public var clusterIPs: [String] { wireClusterIPs.isEmpty ? [clusterIP] : wireClusterIPs }
  /// The ports; the sentinel -1 alone where there is none.
  public var ports: [ObjectPort] { ObjectPort.orSentinel(wirePorts) }
  /// `spec.externalIPs`, then the load balancer's addresses.
  public var externalIPs: [String] { addresses.all }

  /// What is taken from the wire.
  public static let projection = Projection<StockService>(
    initial: StockService(),
    fields: [
      .metadata(),
      .message(
        "spec", 2,
        [
          .child("ports", 1, ObjectPort.ofService) { $0.wirePorts.append($1) },
          .text("clusterIP", 3) { $0.clusterIP = $1.string() },
          .text("clusterIPs", 18) { $0.wireClusterIPs.append($1.string()) },
          .text("type", 4) { $0.type = $1.interned() },
          .text("externalIPs", 5) { $0.addresses.specified.append($1.string()) },
          .text("externalName", 10) { $0.externalName = $1.string() },
        ]),
      .message(
        "status", 3,
        [
          .message(
            "loadBalancer", 1,
            [
              .child("ingress", 1, LoadBalancerIngress.projection) {
                $0.addresses.ingress.append($1.address)
              }
            ])
        ]),
    ])

  /// The columns of a table after KEY and VERSION.
  public static let columns = [
    ObjectColumn("TYPE", field: "type"),
    ObjectColumn("CLUSTER IPS", field: "clusterIPs"),
    ObjectColumn("EXTERNAL IPS", field: "externalIPs"),
    ObjectColumn("EXTERNAL NAME", field: "externalName", isWide: true),
  ]

  /// Everything that is kept, for output.
  public var fields: JSONObject {
    var fields = headFields
    fields["type"] = .string(type)
    fields["clusterIPs"] = .strings(clusterIPs)
    fields["externalIPs"] = .strings(externalIPs)
    fields["externalName"] = .string(externalName)
    fields["ports"] = .array(ports.map(\.json))
    return fields
  }

  /// The plugin's index functions.
  public static let indexes = [
    Index<StockService>("ServiceNameNamespace") { service, emit in emit(service.dottedName) },
    Index<StockService>("ServiceIP") { service, emit in service.clusterIPs.forEach(emit) },
    Index<StockService>("ServiceExternalIP") { service, emit in
      service.addresses.specified.forEach(emit)
      service.addresses.ingress.forEach(emit)
    },
  ]
}
