import CoreDNSPlugins
import Informers

/// Endpoints that share ports: a slice, or an Endpoints object's subsets.
struct EndpointGroup {
  /// The object's key.
  var key: ObjectKey
  /// `SERVICE.NAMESPACE`, by which it is filed.
  var index: String
  /// The ready addresses with their ports.
  var subsets: [EndpointSubset]
  /// The cluster that it is from; empty where that is this one, or unknown.
  var cluster = ""
  /// The zone of each address that has one.
  var zones: [String: String] = [:]

  init(
    _ content: EndpointSliceContent, index: String, cluster: String = "",
    zones: [String: String] = [:]
  ) {
    key = content.key
    self.index = index
    subsets = [content.subset]
    self.cluster = cluster
    self.zones = zones
  }

  init(_ endpoints: ExampleEndpoints) {
    key = endpoints.key
    index = "\(endpoints.key.name).\(endpoints.key.namespace)"
    subsets = endpoints.subsets
  }

  /// How many addresses there are.
  var addressCount: Int { subsets.reduce(0) { $0 + $1.addresses.count } }
}
