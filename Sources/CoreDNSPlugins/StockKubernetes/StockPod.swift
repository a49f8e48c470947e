import KubernetesWire
import Informers

/// A pod as the stock `kubernetes` plugin keeps it.
public struct StockPod: StoredObject, NamedObject, Hashable {
  /// The namespace and name.
  public var key = ObjectKey(name: "")
  /// The version the object was last seen with.
  public var resourceVersion = ""
  /// `status.podIP`; empty before the pod has one.
  public var podIP = ""
  /// The labels.
  public var labels: [String: String] = [:]
  /// Whether the pod is being deleted; such pods are skipped when they come, so none is stored.
  public var isTerminating = false

  /// The same labels under the name that every stored object has.
  public var keptLabels: [String: String]? { labels }

  /// What is taken from the wire.
  public static let projection = Projection<StockPod>(
    initial: StockPod(),
    fields: [
      .metadata([
        .presence("deletionTimestamp", 9) { $0.isTerminating = true },
        .map("labels", 11) { $0.labels[$1.interned()] = $2.interned() },
      ]),
      .message("status", 3, [.text("podIP", 6) { $0.podIP = $1.string() }]),
    ])

  /// The columns of a table after KEY and VERSION.
  public static let columns = [
    ObjectColumn("POD IP", field: "podIP"), ObjectColumn("LABELS", field: "labels", isWide: true),
  ]

  /// Everything that is kept, for output.
  public var fields: JSONObject {
    var fields = headFields
    fields["podIP"] = .string(podIP)
    fields["labels"] = .strings(labels)
    return fields
  }

  /// The plugin's index function, which files pods without an address under the empty string.
  public static let indexes = [
    Index<StockPod>("PodIP") { pod, emit in emit(pod.podIP) }
  ]
}
