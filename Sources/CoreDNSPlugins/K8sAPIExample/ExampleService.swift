import KubernetesWire
import Informers

/// A service as the example `kubernetes` plugin on `k8s_api` keeps it.
public struct ExampleService: StoredObject, NamedObject, Hashable {
  /// The namespace and name.
  public var key = ObjectKey(name: "")
  /// The version the object was last seen with.
  public var resourceVersion = ""
  /// `spec.clusterIP`: an address, `None` for headless services, or empty.
  public var clusterIP = ""
  /// `spec.type`, such as `ClusterIP`.
  public var type = ""
  /// `spec.externalName`.
  public var externalName = ""
  var wirePorts: [ObjectPort] = []
  var addresses = ServiceAddresses()

  /// The ports; the sentinel -1 alone where there is none.
  public var ports: [ObjectPort] { ObjectPort.orSentinel(wirePorts) }
  /// `spec.externalIPs`, then the load balancer's addresses.
  public var externalIPs: [String] { addresses.all }

  /// What is taken from the wire.
  public static let projection = Projection<ExampleService>(
    initial: ExampleService(),
    fields: [
      .metadata(),
      .message(
        "spec", 2,
        [
          .child("ports", 1, ObjectPort.ofService) { $0.wirePorts.append($1) },
          .text("clusterIP", 3) { $0.clusterIP = $1.string() },
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
    ObjectColumn("CLUSTER IP", field: "clusterIP"),
    ObjectColumn("EXTERNAL IPS", field: "externalIPs"),
    ObjectColumn("EXTERNAL NAME", field: "externalName", isWide: true),
  ]

  /// Everything that is kept, for output.
  public var fields: JSONObject {
    var fields = headFields
    fields["type"] = .string(type)
    fields["clusterIP"] = .string(clusterIP)
    fields["externalIPs"] = .strings(externalIPs)
    fields["externalName"] = .string(externalName)
    fields["ports"] = .array(ports.map(\.json))
    return fields
  }

  /// The plugin's index functions.
  ///
  /// `ServiceIP` files an empty or `None` cluster IP as it is.
  public static let indexes = [
    Index<ExampleService>("NameNamespace") { service, emit in emit(service.dottedName) },
    Index<ExampleService>("ServiceIP") { service, emit in
      emit(service.clusterIP)
      service.addresses.specified.forEach(emit)
      service.addresses.ingress.forEach(emit)
    },
  ]
}
