import KubernetesClient

/// Gives something up that takes too long.
enum TimeLimit {
  /// Runs the body; throws the failure where it has not ended within the limit.
  static func run<Result: Sendable>(
    _ limit: Duration, time: any TimeSource, failure: ClientError,
    _ body: @escaping @Sendable () async throws -> Result
  ) async throws -> Result {
    try await withThrowingTaskGroup(of: Result.self) { group in
      group.addTask(operation: body)
      group.addTask {
        try await time.sleep(for: limit)
        throw failure
      }
      defer { group.cancelAll() }
      guard let result = try await group.next() else { throw failure }
      return result
    }
  }
}
