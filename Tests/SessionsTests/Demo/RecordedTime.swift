import KubernetesClient
import KubernetesWire
import Synchronization

/// A clock on which everything has passed already; it remembers for how long one slept.
final class RecordedTime: TimeSource {
  private let durations = Mutex<[Duration]>([])

  var slept: [Duration] { durations.withLock { $0 } }

  func now() -> Duration { .zero }

  func sleep(for duration: Duration) async throws {
    durations.withLock { $0.append(duration) }
  }
}

/// A service with an address.
func service(_ name: String, _ address: String) -> JSONValue {
  [
    "apiVersion": "v1", "kind": "Service",
    "metadata": ["name": .string(name), "namespace": "default"],
    "spec": [
      "type": "ClusterIP", "clusterIP": .string(address), "clusterIPs": [.string(address)],
      "ports": [["name": "http", "port": 80, "protocol": "TCP"]],
    ],
  ]
}
