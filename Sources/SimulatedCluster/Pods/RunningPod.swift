import KubernetesClient
import KubernetesWire

/// What the server needs to know of a stored pod to reach what runs in it.
struct RunningPod: Sendable {
  var name: String
  /// The node; empty when it has none yet.
  var node: String
  /// The address; empty when it has none.
  var address: String
  /// The first port that its containers name; nil without any.
  var firstPort: Int64?
  var ports: PodPorts
}

extension ServerCore {
  /// The pod of that name, or 404.
  func runningPod(_ namespace: String, _ name: String) throws -> RunningPod {
    guard let pods = catalogue.resource(.pods) else { throw APIFailure.unknownResource }
    let key = StoredItem.key(namespace: namespace, name: name)
    guard let item = storage.item(.pods, key: key) else { throw APIFailure.notFound(pods, name) }
    let pod = try ItemEncoder(resource: pods).value(item)
    let containers = pod["spec"]?["containers"]?.arrayValue ?? []
    return RunningPod(
      name: name, node: pod["spec"]?["nodeName"]?.stringValue ?? "",
      address: pod["status"]?["podIP"]?.stringValue ?? "",
      firstPort: containers.lazy.compactMap {
        $0["ports"]?.arrayValue?.first?["containerPort"]?.integerValue
      }.first, ports: podPorts[key])
  }
}
