import KubernetesWire
import Informers

/// A namespace as the stock `kubernetes` plugin keeps it: its name and version.
public struct StockNamespace: StoredObject, NamedObject, Hashable {
  /// The namespace and name.
  public var key = ObjectKey(name: "")
  /// The version the object was last seen with.
  public var resourceVersion = ""

  /// What is taken from the wire.
  public static let projection = Projection<StockNamespace>(
    initial: StockNamespace(), fields: [.metadata()])

  /// The columns of a table after KEY and VERSION.
  public static let columns: [ObjectColumn] = []

  /// Everything that is kept, for output.
  public var fields: JSONObject { headFields }
}
