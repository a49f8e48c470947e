import Synchronization

/// Faults that strike one request after the other, in the order in which they were added.
final class FaultQueue<Fault: Sendable>: Sendable {
  private let faults = Mutex<[(fault: Fault, times: Int?)]>([])

  /// Adds a fault for so many requests; nil is for all from then on.
  func add(_ fault: Fault, times: Int?) {
    faults.withLock { $0.append((fault, times)) }
  }

  func clear() {
    faults.withLock { $0.removeAll() }
  }

  /// The fault that strikes next where `applies` says that it can; it counts as used.
  func strike(where applies: (Fault) -> Bool = { _ in true }) -> Fault? {
    faults.withLock { faults in
      while let times = faults.first?.times, times <= 0 { faults.removeFirst() }
      guard let first = faults.first, applies(first.fault) else { return nil }
      if let times = first.times { faults[0].times = times - 1 }
      return first.fault
    }
  }
}
