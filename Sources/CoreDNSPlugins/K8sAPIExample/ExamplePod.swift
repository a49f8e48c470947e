import KubernetesWire
import Informers

/// A pod as the example `kubernetes` plugin on `k8s_api` keeps it.
public struct ExamplePod: StoredObject, NamedObject, Hashable {
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

  /// What is taken from the wire.
  public static let projection = Projection<ExamplePod>(
    initial: ExamplePod(),
    fields: [
      .metadata([.presence("deletionTimestamp", 9) { $0.isTerminating = true }]),
      .message("status", 3, [.text("podIP", 6) { $0.podIP = $1.string() }]),
    ])

  /// The columns of a table after KEY and VERSION.
  public static let columns = [ObjectColumn("POD IP", field: "podIP")]

  /// Everything that is kept, for output.
  public var fields: JSONObject {
    var fields = headFields
    fields["podIP"] = .string(podIP)
    if isTerminating { fields["terminating"] = true }
    return fields
  }

  /// The plugin's index function, which files pods without an address under the empty string.
  public static let indexes = [
    Index<ExamplePod>("PodIP") { pod, emit in emit(pod.podIP) }
  ]
}
