import KubernetesClient
import Synchronization

/// The faults to come, in the order in which they were added.
final class FaultPlan: Sendable {
  private struct Entry {
    var fault: SimulatedCluster.Fault
    var addedAt: Duration

    func isActive(at now: Duration) -> Bool {
      let begin = addedAt + fault.after
      guard fault.times != 0, now >= begin else { return false }
      return fault.lasting.map { now < begin + $0 } ?? true
    }
  }

  private let state: Mutex<(entries: [Entry], random: SeededGenerator)>
  private let time: any TimeSource

  init(seed: UInt64, time: any TimeSource) {
    state = Mutex(([], SeededGenerator(seed: seed)))
    self.time = time
  }

  func add(_ fault: SimulatedCluster.Fault) {
    let now = time.now()
    state.withLock { $0.entries.append(Entry(fault: fault, addedAt: now)) }
  }

  func clear() {
    state.withLock { $0.entries.removeAll() }
  }

  /// The fault that strikes a request; it counts as used.
  ///
  /// The matchers run under the lock, so that two requests never share the last strike.
  func strike(_ request: SimulatedCluster.RequestRecord) -> SimulatedCluster.Fault.Action? {
    strike { $0.isForConnections ? false : $0.matches(request) }
  }

  /// Whether a new connection is refused; that counts as used.
  func refusesConnection() -> Bool { strike(where: \.isForConnections) != nil }

  private func strike(
    where matches: (SimulatedCluster.Fault) -> Bool
  ) -> SimulatedCluster.Fault.Action? {
    let now = time.now()
    return state.withLock { state in
      for index in state.entries.indices
      where state.entries[index].isActive(at: now) && matches(state.entries[index].fault) {
        if state.entries[index].fault.skips > 0 {
          state.entries[index].fault.skips -= 1
          continue
        }
        let chance = state.entries[index].fault.chance
        if chance < 1, Double.random(in: 0..<1, using: &state.random) >= chance { continue }
        if let times = state.entries[index].fault.times {
          state.entries[index].fault.times = times - 1
        }
        return state.entries[index].fault.action
      }
      return nil
    }
  }
}

extension SimulatedCluster.Fault {
  fileprivate var isForConnections: Bool {
    if case .refuse = action { return true }
    return false
  }
}
