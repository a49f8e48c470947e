import Synchronization

/// The faults to come, in the order in which they were added.
final class FaultPlan: Sendable {
  private let faults = Mutex<[SimulatedCluster.Fault]>([])

  func add(_ fault: SimulatedCluster.Fault) {
    faults.withLock { $0.append(fault) }
  }

  func clear() {
    faults.withLock { $0.removeAll() }
  }

  /// The fault that strikes a request; it counts as used.
  ///
  /// The matchers run under the lock, so that two requests never share the last strike.
  func strike(_ request: SimulatedCluster.RequestRecord) -> SimulatedCluster.Fault.Action? {
    faults.withLock { faults in
      guard let index = faults.firstIndex(where: { $0.times != 0 && $0.matches(request) }) else {
        return nil
      }
      if let times = faults[index].times { faults[index].times = times - 1 }
      return faults[index].action
    }
  }
}
