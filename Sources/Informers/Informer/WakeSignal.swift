public import KubernetesClient
import Synchronization

/// Lets one task sleep until others have something for it; a wake that comes early is not lost.
public final class WakeSignal: Sendable {
  private struct State {
    var isSet = false
    var waiter: CheckedContinuation<Bool, Never>?
  }

  private let state = Mutex(State())

  /// Makes a signal that has not been given.
  public init() {}

  /// Wakes the one that waits, or the next to do so.
  public func wake() {
    state.withLock { state in
      guard let waiter = state.waiter.take() else {
        state.isSet = true
        return nil as CheckedContinuation<Bool, Never>?
      }
      return waiter
    }?.resume(returning: true)
  }

  /// Returns true once it has been woken, false where the task is cancelled.
  public func wait() async -> Bool {
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let answer = state.withLock { state -> Bool? in
          if state.isSet {
            state.isSet = false
            return true
          }
          if Task.isCancelled { return false }
          state.waiter = continuation
          return nil
        }
        if let answer { continuation.resume(returning: answer) }
      }
    } onCancel: {
      state.withLock { $0.waiter.take() }?.resume(returning: false)
    }
  }

  /// Returns once it has been woken or the time is up; throws `CancellationError` where the task is
  /// cancelled.
  public func wait(atMost limit: Duration, time: any TimeSource) async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await time.sleep(for: limit) }
      group.addTask { _ = await self.wait() }
      try await group.next()
      group.cancelAll()
    }
    try Task.checkCancellation()
  }
}

extension WakeSignal {
  /// Is woken by what happens to an informer as a whole, until the observation is cancelled; nil for
  /// an informer that cannot be observed.
  public func follow(
    _ informer: any Informer, _ scope: ObservationScope = .lifecycle
  ) -> InformerObservation? {
    (informer as? any ObservableInformer)?.observe(scope) { [weak self] _ in self?.wake() }
  }
}
