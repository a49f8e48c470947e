import KubernetesWire
import Informers

/// Endpoints as the example `kubernetes` plugin on `k8s_api` keeps them.
public struct ExampleEndpoints: DeclaredObject, Hashable {
  /// The namespace and name.
  public var key = ObjectKey(name: "")
  /// The version the object was last seen with.
  public var resourceVersion = ""
  /// The subsets, with their ready addresses only.
  public var subsets: [EndpointSubset] = []

  /// Writes the endpoints as the API has them.
  public func record(into json: inout JSONWriter) {
    json.object("metadata") { recordMetadata(into: &$0) }
    json.array("subsets") { json in
      for subset in subsets { json.element { subset.record(into: &$0) } }
    }
  }

  /// What is kept, declared once.
  static let stored = StoredFields(
    ExampleEndpoints(),
    [
      .derived("addresses") { .strings($0.subsets.flatMap { $0.addresses.map(\.ip) }) }
        .column("ADDRESSES"),
      .children("subsets", 2, EndpointSubset.projection) { $0.subsets.append($1) }
        .showing("subsets") { .array($0.subsets.map(\.json)) },
    ])

  /// Gives up the room that the subsets' addresses have grown beyond their number.
  public mutating func releaseSpareCapacity() {
    for index in subsets.indices { subsets[index].releaseSpareCapacity() }
  }

  /// The plugin's index functions.
  public static let indexes = [
    Index<ExampleEndpoints>("EndpointNameNamespace") { endpoints, emit in
      emit(endpoints.dottedName)
    },
    Index<ExampleEndpoints>("EndpointsIP") { endpoints, emit in
      for subset in endpoints.subsets { subset.addresses.forEachIP(emit) }
    },
  ]
}
