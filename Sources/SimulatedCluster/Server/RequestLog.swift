import Synchronization

/// The last requests, oldest first.
final class RequestLog: Sendable {
  private let capacity: Int
  private let state = Mutex<[SimulatedCluster.RequestRecord]>([])

  init(capacity: Int) {
    self.capacity = max(1, capacity)
  }

  var records: [SimulatedCluster.RequestRecord] { state.withLock { $0.suffix(capacity) } }

  func append(_ record: SimulatedCluster.RequestRecord) {
    state.withLock { records in
      records.append(record)
      if records.count >= 2 * capacity { records.removeFirst(records.count - capacity) }
    }
  }

  func clear() {
    state.withLock { $0.removeAll() }
  }
}
