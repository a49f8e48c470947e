import KubernetesWire
import Informers

/// An endpoint slice as the stock `kubernetes` plugin keeps it with the property `zonal`.
public struct ZonalEndpoints: EndpointSliceHolder, Hashable {
  /// What is kept of every slice.
  public var content = EndpointSliceContent()
  /// The label `kubernetes.io/service-name`; empty without it.
  public var serviceName = ""
  /// The zone of each address that has one, in lower case.
  public var zones: [String: String] = [:]

  /// Makes an object with nothing in it.
  public init() {}

  /// `service.namespace`, by which the slice is filed.
  public var index: String { "\(serviceName).\(content.key.namespace)" }

  var filedLabels: [(String, String)] { [("kubernetes.io/service-name", serviceName)] }

  mutating func take(label name: WireText, value: WireText) {
    if name == "kubernetes.io/service-name" { serviceName = value.interned() }
  }

  func zone(of address: String) -> String? { zones[address] }

  mutating func take(zone: String, of addresses: [String]) {
    guard !zone.isEmpty else { return }
    let zone = zone.lowercased()
    for address in addresses { zones[address] = zone }
  }

  /// What is kept, declared once.
  static let stored = makeStored(last: [.derived("zones") { .strings($0.zones) }])

  /// The plugin's index functions.
  public static let indexes = [
    Index<ZonalEndpoints>("EndpointNameNamespace") { slice, emit in emit(slice.index) },
    Index<ZonalEndpoints>("EndpointsIP") { slice, emit in slice.emitAddresses(emit) },
  ]
}
