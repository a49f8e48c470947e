import KubernetesWire
import Informers

/// A service as the stock `kubernetes` plugin keeps it.
public struct StockService: ServiceObject, Hashable {
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

  /// The ports; the sentinel -1 alone where there is none.
  public var ports: [ObjectPort] { ObjectPort.orSentinel(wirePorts) }
  /// `spec.externalIPs`, then the load balancer's addresses.
  public var externalIPs: [String] { addresses.all }

  /// `spec.clusterIPs`, or `spec.clusterIP` alone where there is none.
  public var clusterIPs: [String] { wireClusterIPs.isEmpty ? [clusterIP] : wireClusterIPs }

  func recordClusterIPs(into json: inout JSONWriter) {
    json.text("clusterIP", clusterIP)
    json.texts("clusterIPs", wireClusterIPs)
  }

  /// What is kept, declared once.
  static let stored = declared(
    StockService(),
    clusterIP: [
      .text("clusterIP", 3, \.clusterIP).hidden,
      .texts("clusterIPs", 18, \.wireClusterIPs)
        .showing("clusterIPs") { .strings($0.clusterIPs) }.column("CLUSTER IPS"),
    ])

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
