import Synchronization

/// The last requests, oldest first.
final class RequestLog<Record: Sendable>: Sendable {
  private let capacity: Int
  private let state = Mutex<[Record]>([])

  init(capacity: Int) {
    self.capacity = max(1, capacity)
  }

  var records: [Record] { state.withLock { $0.suffix(capacity) } }

  func append(_ record: Record) {
    state.withLock { records in
      records.append(record)
      if records.count >= 2 * capacity { records.removeFirst(records.count - capacity) }
    }
  }

  func clear() {
    state.withLock { $0.removeAll() }
  }
}
