import Synchronization

/// What listens in the pods of a cluster.
final class PodPortTable: Sendable {
  private let ports = Mutex<[String: PodPorts]>([:])

  /// The ports of a pod by its storage key; none where nobody said so.
  subscript(key: String) -> PodPorts {
    ports.withLock { $0[key] } ?? PodPorts()
  }

  /// Replaces what listens in a pod, or takes it away.
  func set(_ new: PodPorts?, for key: String) {
    ports.withLock { $0[key] = new }
  }
}
