import KubernetesClient
import KubernetesWire

/// The pod template of a Deployment or DaemonSet, or a pod itself, as far as it says how CoreDNS runs.
struct PodTemplate: Sendable {
  /// The containers.
  let containers: [JSONValue]
  /// The volumes.
  let volumes: [JSONValue]

  private static let resources = ["deployments", "daemonsets"].map {
    GroupVersionResource(group: "apps", version: "v1", resource: $0)
  }

  /// Takes a Deployment or DaemonSet.
  init(_ workload: JSONValue) { self.init(spec: workload["spec"]?["template"]?["spec"]) }

  /// Takes a pod, which is as its template was.
  init(pod: JSONValue) { self.init(spec: pod["spec"]) }

  private init(spec: JSONValue?) {
    containers = spec?["containers"]?.arrayValue ?? []
    volumes = spec?["volumes"]?.arrayValue ?? []
  }

  /// The images of the containers.
  var images: [String] { containers.compactMap { $0["image"]?.stringValue } }

  /// The templates of a list of workloads.
  static func all(in list: JSONValue) -> [PodTemplate] {
    (list["items"]?.arrayValue ?? []).map { PodTemplate($0) }
  }

  /// The requests for all workloads of a namespace, or for those that a selector picks.
  static func requests(namespace: String, selector: String? = nil) -> [APIRequest] {
    resources.map {
      APIRequest(
        path: $0.path(namespace: namespace),
        query: selector.map { [.init("labelSelector", $0)] } ?? [], accept: .json)
    }
  }
}
