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

  /// The first fault that applies; it counts as used.
  func strike(where applies: (Fault) -> Bool) -> Fault? {
    faults.withLock { faults in
      faults.removeAll { $0.times.map { $0 <= 0 } ?? false }
      guard let index = faults.firstIndex(where: { applies($0.fault) }) else { return nil }
      if let times = faults[index].times { faults[index].times = times - 1 }
      return faults[index].fault
    }
  }

  /// The fault whose turn it is, where `applies` says that it can strike here.
  func strikeNext(where applies: (Fault) -> Bool = { _ in true }) -> Fault? {
    var isFirst = true
    return strike { fault in
      defer { isFirst = false }
      return isFirst && applies(fault)
    }
  }
}
