import Synchronization

/// The replicas in the cluster of a demonstration, which are there once somebody looks for them.
final class DemoReplicas: Sendable {
  private let state = Mutex<Task<SimulatedReplicas, any Error>?>(nil)

  /// Waits until they are there; only the first call starts them.
  func start(_ start: @escaping @Sendable () async throws -> SimulatedReplicas) async throws {
    _ = try await state.withLock { task in
      if let task { return task }
      let new = Task { try await start() }
      task = new
      return new
    }.value
  }

  /// Ends them, where they were started.
  func stop() async {
    guard let task = state.withLock({ $0 }), case .success(let replicas) = await task.result else {
      return
    }
    await replicas.stop()
  }
}
