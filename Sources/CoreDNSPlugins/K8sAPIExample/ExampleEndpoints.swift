import KubernetesWire
import Informers

/// Endpoints as the example `kubernetes` plugin on `k8s_api` keeps them.
public struct ExampleEndpoints: StoredObject, NamedObject, Hashable {
  /// The namespace and name.
  public var key = ObjectKey(name: "")
  /// The version the object was last seen with.
  public var resourceVersion = ""
  /// The subsets, with their ready addresses only.
  public var subsets: [EndpointSubset] = []

  /// What is taken from the wire.
  public static let projection = Projection<ExampleEndpoints>(
    initial: ExampleEndpoints(),
    fields: [
      .metadata(),
      .child("subsets", 2, EndpointSubset.projection) { $0.subsets.append($1) },
    ])

  /// Gives up the room that the subsets' addresses have grown beyond their number.
  public mutating func releaseSpareCapacity() {
    for index in subsets.indices { subsets[index].releaseSpareCapacity() }
  }

  /// The columns of a table after KEY and VERSION.
  public static let columns = [ObjectColumn("ADDRESSES", field: "addresses")]

  /// Everything that is kept, for output.
  public var fields: JSONObject {
    var fields = headFields
    fields["addresses"] = .strings(subsets.flatMap { $0.addresses.map(\.ip) })
    fields["subsets"] = .array(subsets.map(\.json))
    return fields
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
