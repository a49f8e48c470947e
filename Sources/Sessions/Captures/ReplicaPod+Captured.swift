import KubernetesWire
import Replicas

extension ReplicaPod {
  /// What a capture holds of it: all but its environment, which may hold a password.
  var captured: JSONValue {
    var pod = JSONObject()
    pod.append("namespace", .string(namespace))
    pod.append("name", .string(name))
    pod.append("image", .string(image))
    pod.append("restarts", .integer(Int64(restarts)))
    pod.append("ready", .bool(isReady))
    for (name, text) in [
      ("node", node), ("address", address), ("skipped", skipped), ("waiting", waiting),
    ] {
      pod.appendCaptured(name, text.map { .string($0) })
    }
    pod.appendCaptured("createdAt", createdAt.map { .integer($0) })
    pod.appendCaptured("startedAt", startedAt.map { .integer($0) })
    return .object(pod)
  }

  /// Reads what ``captured`` gives; nil for something else.
  init?(captured: JSONValue) {
    guard let namespace = captured.capturedText("namespace"),
      let name = captured.capturedText("name")
    else { return nil }
    self.init(namespace: namespace, name: name)
    image = captured.capturedText("image") ?? ""
    restarts = captured.capturedCount("restarts") ?? 0
    isReady = captured["ready"]?.boolValue ?? false
    node = captured.capturedText("node")
    address = captured.capturedText("address")
    skipped = captured.capturedText("skipped")
    waiting = captured.capturedText("waiting")
    createdAt = captured.capturedTime("createdAt").map { Int64($0) }
    startedAt = captured.capturedTime("startedAt").map { Int64($0) }
  }
}
