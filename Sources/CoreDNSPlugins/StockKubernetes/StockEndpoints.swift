import KubernetesWire
import Informers

/// An endpoint slice as the stock `kubernetes` plugin keeps it.
public struct StockEndpoints: StoredObject, EndpointSliceHolder, Hashable {
  /// What is kept of every slice.
  public var content = EndpointSliceContent()
  /// The label `kubernetes.io/service-name`; empty without it.
  public var serviceName = ""

  /// Makes an object with nothing in it.
  public init() {}

  /// `service.namespace`, by which the slice is filed.
  public var index: String { "\(serviceName).\(content.key.namespace)" }

  mutating func take(label name: WireText, value: WireText) {
    if name == "kubernetes.io/service-name" { serviceName = value.interned() }
  }

  /// What is taken from the wire.
  public static let projection = makeProjection()

  /// The columns of a table after KEY and VERSION.
  public static let columns = [
    ObjectColumn("SERVICE", field: "index"), ObjectColumn("ADDRESSES", field: "addresses"),
  ]

  /// Everything that is kept, for output.
  public var fields: JSONObject { fields(index: index) }

  /// The plugin's index functions.
  public static let indexes = [
    Index<StockEndpoints>("EndpointNameNamespace") { slice, emit in emit(slice.index) },
    Index<StockEndpoints>("EndpointsIP") { slice, emit in slice.emitAddresses(emit) },
  ]
}
