import KubernetesWire
import Informers

/// An endpoint slice as the stock `kubernetes` plugin keeps it.
public struct StockEndpoints: EndpointSliceHolder, Hashable {
  /// What is kept of every slice.
  public var content = EndpointSliceContent()
  /// The label `kubernetes.io/service-name`; empty without it.
  public var serviceName = ""

  /// Makes an object with nothing in it.
  public init() {}

  /// `service.namespace`, by which the slice is filed.
  public var index: String { "\(serviceName).\(content.key.namespace)" }

  var filedLabels: [(String, String)] { [("kubernetes.io/service-name", serviceName)] }

  mutating func take(label name: WireText, value: WireText) {
    if name == "kubernetes.io/service-name" { serviceName = value.interned() }
  }

  /// What is kept, declared once.
  static let stored = makeStored()

  /// The plugin's index functions.
  public static let indexes = [
    Index<StockEndpoints>("EndpointNameNamespace") { slice, emit in emit(slice.index) },
    Index<StockEndpoints>("EndpointsIP") { slice, emit in slice.emitAddresses(emit) },
  ]
}
