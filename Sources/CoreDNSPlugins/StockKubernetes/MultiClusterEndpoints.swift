import KubernetesWire
import Informers

/// An endpoint slice of another cluster as the stock `kubernetes` plugin keeps it.
public struct MultiClusterEndpoints: EndpointSliceHolder, Hashable {
  /// The label that names the imported service; the watch asks for slices that have it.
  public static let serviceNameLabel = "multicluster.kubernetes.io/service-name"

  /// What is kept of every slice.
  public var content = EndpointSliceContent()
  /// The label `multicluster.kubernetes.io/service-name`.
  public var importName = ""
  /// The label `multicluster.kubernetes.io/source-cluster`; empty without it.
  public var clusterID = ""

  /// Makes an object with nothing in it.
  public init() {}

  /// `service.namespace`, by which the slice is filed.
  public var index: String { "\(importName).\(content.key.namespace)" }

  var filedLabels: [(String, String)] {
    [
      (Self.serviceNameLabel, importName),
      ("multicluster.kubernetes.io/source-cluster", clusterID),
    ]
  }

  mutating func take(label name: WireText, value: WireText) {
    if name == "multicluster.kubernetes.io/service-name" {
      importName = value.interned()
    } else if name == "multicluster.kubernetes.io/source-cluster" {
      clusterID = value.interned()
    }
  }

  /// What is kept, declared once.
  static let stored = makeStored(first: [
    .derived("clusterID") { .string($0.clusterID) }.column("CLUSTER")
  ])

  /// The plugin's index function.
  public static let indexes = [
    Index<MultiClusterEndpoints>("MultiClusterEndpointsImportNameNamespace") { slice, emit in
      emit(slice.index)
    }
  ]
}
