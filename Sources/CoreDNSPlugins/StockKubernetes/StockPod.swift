import KubernetesWire
import Informers

/// A pod as the stock `kubernetes` plugin keeps it.
public struct StockPod: PodObject, Hashable {
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
