import Synchronization

/// What is started when it is first needed, and once.
final class StartedOnce<Value: Sendable>: Sendable {
  private let state = Mutex<Task<Value, any Error>?>(nil)

  /// Waits until it is there; only the first call starts it.
  func value(
    startingBy start: @escaping @Sendable () async throws -> Value
  ) async throws -> Value {
    try await state.withLock { task in
      if let task { return task }
      let new = Task { try await start() }
      task = new
      return new
    }.value
  }

  /// What was started; nil where nothing was, or it could not be.
  var started: Value? {
    get async { try? await state.withLock { $0 }?.value }
  }
}
