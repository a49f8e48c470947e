import KubernetesClient
import KubernetesWire
import Synchronization

/// A clock that moves only when a test moves it, and wakes who has slept long enough.
final class ManualTime: TimeSource {
  private struct Sleeper {
    var id: Int
    var end: Duration
    var continuation: CheckedContinuation<Void, any Error>
  }

  private struct State {
    var now = Duration.zero
    var lastID = 0
    var sleepers: [Sleeper] = []
    var cancelled: Set<Int> = []
  }

  private let state = Mutex(State())

  func now() -> Duration { state.withLock { $0.now } }

  func sleep(for duration: Duration) async throws {
    let id = state.withLock { state in
      state.lastID += 1
      return state.lastID
    }
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        let isCancelled = state.withLock { state in
          if state.cancelled.remove(id) != nil { return true }
          state.sleepers.append(
            Sleeper(id: id, end: state.now + duration, continuation: continuation))
          return false
        }
        if isCancelled { continuation.resume(throwing: CancellationError()) }
      }
    } onCancel: {
      let sleeper = state.withLock { state -> Sleeper? in
        guard let place = state.sleepers.firstIndex(where: { $0.id == id }) else {
          state.cancelled.insert(id)
          return nil
        }
        return state.sleepers.remove(at: place)
      }
      sleeper?.continuation.resume(throwing: CancellationError())
    }
  }

  /// Returns once somebody sleeps until then.
  func awaitSleeper(until end: Duration) async throws {
    while !state.withLock({ $0.sleepers.contains { $0.end == end } }) {
      try Task.checkCancellation()
      await Task.yield()
    }
  }

  func advance(by duration: Duration) {
    let woken = state.withLock { state in
      state.now += duration
      let now = state.now
      let woken = state.sleepers.filter { $0.end <= now }
      state.sleepers.removeAll { $0.end <= now }
      return woken
    }
    for sleeper in woken { sleeper.continuation.resume() }
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
