import Captures
import KubernetesWire
import Replicas

extension Replicas.ReplicaMetrics {
  /// The members whose values are counts by a label.
  private static var countMembers:
    [(String, WritableKeyPath<Replicas.ReplicaMetrics, [String: Int]>)]
  {
    [
      ("apiRequests", \.apiRequests), ("responses", \.responses), ("cacheEntries", \.cacheEntries),
    ]
  }

  /// What a capture holds of it.
  var captured: JSONValue {
    var metrics = JSONObject()
    metrics.appendCaptured("version", version.map { .string($0) })
    metrics.append("plugins", .array(plugins.map { .string($0) }))
    for (name, path) in Self.countMembers {
      metrics.append(
        name,
        .object(
          JSONObject(
            self[keyPath: path].sorted { $0.key < $1.key }.map {
              ($0.key, .integer(Int64($0.value)))
            }
          )))
    }
    metrics.appendCaptured("panics", panics.map { .integer(Int64($0)) })
    metrics.appendCaptured("reloadHash", reloadHash.map { .string($0) })
    metrics.appendCaptured("failedReloads", failedReloads.map { .integer(Int64($0)) })
    metrics.appendCaptured("startedAt", startedAt.map { .double($0) })
    return .object(metrics)
  }

  /// Reads what ``captured`` gives; nil for something else.
  init?(captured: JSONValue) {
    guard captured.objectValue != nil else { return nil }
    self.init()
    version = captured.capturedText("version")
    plugins = captured.capturedTexts("plugins")
    for (name, path) in Self.countMembers {
      for (label, count) in captured[name]?.objectValue ?? JSONObject() {
        self[keyPath: path][label] = count.capturedCount
      }
    }
    panics = captured.capturedCount("panics")
    reloadHash = captured.capturedText("reloadHash")
    failedReloads = captured.capturedCount("failedReloads")
    startedAt = captured.capturedTime("startedAt")
  }
}
