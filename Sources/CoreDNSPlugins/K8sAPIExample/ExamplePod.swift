import KubernetesWire
import Informers

/// A pod as the example `kubernetes` plugin on `k8s_api` keeps it.
public struct ExamplePod: PodObject, Hashable {
  /// The namespace and name.
  public var key = ObjectKey(name: "")
  /// The version the object was last seen with.
  public var resourceVersion = ""
  /// `status.podIP`; empty before the pod has one.
  public var podIP = ""
  /// Whether the pod is being deleted.
  ///
  /// The plugin means to skip such pods, but clears the object before it looks at the deletion
  /// timestamp, so they stay indexed. It does not keep this; it is here to show the defect.
  public var isTerminating = false

  /// What is kept, declared once.
  static let stored = StoredFields(
    ExamplePod(), metadata: [.terminating(\.isTerminating)],
    [.message("status", 3, [.text("podIP", 6, \.podIP).column("POD IP")])])

  /// The plugin's index function, which files pods without an address under the empty string.
  public static let indexes = [
    Index<ExamplePod>("PodIP") { pod, emit in emit(pod.podIP) }
  ]
}
