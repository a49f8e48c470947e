import KubernetesWire
import Informers

/// A namespace as the stock `kubernetes` plugin keeps it: its name and version.
public struct StockNamespace: DeclaredObject, Hashable {
  /// The namespace and name.
  public var key = ObjectKey(name: "")
  /// The version the object was last seen with.
  public var resourceVersion = ""

  /// What is kept, declared once: nothing more.
  static let stored = StoredFields(StockNamespace())
}
