import KubernetesWire
import Informers

/// A service as the example `kubernetes` plugin on `k8s_api` keeps it.
public struct ExampleService: ServiceObject, Hashable {
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

  func recordClusterIPs(into json: inout JSONWriter) { json.text("clusterIP", clusterIP) }

  /// What is kept, declared once.
  static let stored = declared(
    ExampleService(),
    clusterIP: [
      .text("clusterIP", 3, \.clusterIP).column("CLUSTER IP")
    ])

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
