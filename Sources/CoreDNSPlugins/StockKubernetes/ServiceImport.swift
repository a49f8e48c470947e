import KubernetesWire
import Informers

/// A service import of the Multi-Cluster Services API as the stock `kubernetes` plugin keeps it.
public struct ServiceImport: DeclaredObject, Hashable {
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

  /// Writes the service import as the API has it.
  public func record(into json: inout JSONWriter) {
    json.object("metadata") { recordMetadata(into: &$0) }
    json.object("spec") { json in
      json.text("type", type)
      json.texts("ips", clusterIPs)
      json.array("ports") { json in
        for port in ports { json.element { port.record(into: &$0) } }
      }
    }
  }

  /// What is kept, declared once; a custom resource has no protobuf numbers.
  static let stored = StoredFields(
    ServiceImport(),
    [
      .message(
        "spec", 0,
        [
          .text("type", 0, \.type, isShared: true).column("TYPE"),
          .texts("ips", 0, \.clusterIPs).showing("clusterIPs") { .strings($0.clusterIPs) }
            .column("CLUSTER IPS"),
          .children("ports", 0, ObjectPort.ofService) { $0.ports.append($1) }
            .showing("ports") { .array($0.ports.map(\.json)) },
        ])
    ])

  /// The plugin's index function.
  public static let indexes = [
    Index<ServiceImport>("ServiceImportNameNamespace") { service, emit in
      emit(service.dottedName)
    }
  ]
}
