import KubernetesWire
import Informers

/// A pod as the stock `kubernetes` plugin keeps it.
public struct StockPod: DeclaredObject, Hashable {
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

  /// The pod as the API has it.
  public var recorded: JSONObject {
    var object = JSONObject()
    var metadata = recordedMetadata
    // When it began to terminate is not kept, that it did is.
    if isTerminating { metadata.append("deletionTimestamp", "1970-01-01T00:00:00Z") }
    object.append("metadata", .object(metadata))
    if !podIP.isEmpty { object.append("status", ["podIP": .string(podIP)]) }
    return object
  }

  /// What is kept, declared once.
  static let stored = StoredFields(
    StockPod(),
    metadata: [
      .terminating(\.isTerminating).hidden,
      .labels(\.labels).column("LABELS", isWide: true),
    ],
    [.message("status", 3, [.text("podIP", 6, \.podIP).column("POD IP")])])

  /// The plugin's index function, which files pods without an address under the empty string.
  public static let indexes = [
    Index<StockPod>("PodIP") { pod, emit in emit(pod.podIP) }
  ]
}
