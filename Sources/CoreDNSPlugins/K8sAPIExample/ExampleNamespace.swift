import KubernetesWire
import Informers

/// A namespace as the example `kubernetes` plugin on `k8s_api` keeps it: whole.
public struct ExampleNamespace: StoredObject, NamedObject, Hashable {
  /// The namespace and name.
  public var key = ObjectKey(name: "")
  /// The version the object was last seen with.
  public var resourceVersion = ""
  /// The labels.
  public var labels: [String: String] = [:]
  /// `status.phase`, such as `Active`.
  public var phase = ""
  /// The whole object as it came.
  public var raw = RawObject.empty

  /// The same labels under the name that every stored object has.
  public var keptLabels: [String: String]? { labels }

  /// What is taken from the wire.
  public static let projection = Projection<ExampleNamespace>(
    initial: ExampleNamespace(),
    fields: [
      .metadata([.map("labels", 11) { $0.labels[$1.interned()] = $2.interned() }]),
      .message("status", 3, [.text("phase", 1) { $0.phase = $1.interned() }]),
    ],
    raw: { $0.raw = $1 })

  /// The columns of a table after KEY and VERSION.
  public static let columns = [
    ObjectColumn("STATUS", field: "phase"), ObjectColumn("LABELS", field: "labels", isWide: true),
  ]

  /// Everything that is kept, for output.
  public var fields: JSONObject {
    var fields = headFields
    fields["phase"] = .string(phase)
    fields["labels"] = .strings(labels)
    if let object = try? raw.json() { fields["object"] = object }
    return fields
  }
}
