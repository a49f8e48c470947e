import KubernetesClient

/// Waits for an API server that is still starting.
struct ServerWait: Sendable {
  /// The way to the API server.
  let transport: any APITransport
  /// How long to wait at most.
  let limit: Duration
  /// The clock.
  let time: any TimeSource
  /// Random numbers in 0..<1, for jitter.
  let random: @Sendable () -> Double
  /// Called before each wait, with how long it has taken so far and why the server is not ready.
  let onProgress: @Sendable (Duration, ClientError) -> Void

  /// How long one question may go unanswered.
  private static let patience = Duration.seconds(5)
  private static let firstWait = Duration.milliseconds(200)
  private static let longestWait = Duration.seconds(2)

  /// Waits; returns why the server is not ready where the time is up, nil where it is ready.
  func wait() async throws -> ClientError? {
    let start = time.now()
    var pause = Self.firstWait
    while true {
      guard let failure = try await ask() else { return nil }
      let elapsed = time.now() - start
      // Files that are wrong do not become right by waiting.
      if failure.code == .configuration || elapsed >= limit { return failure }
      onProgress(elapsed, failure)
      try await time.sleep(for: min(pause * (1 + random() / 2), limit - elapsed))
      pause = min(pause * 2, Self.longestWait)
    }
  }

  private func ask() async throws -> ClientError? {
    let transport = self.transport
    do {
      try await TimeLimit.run(
        Self.patience, time: time,
        failure: ClientError(.timeout, "GET /readyz was not answered in time")
      ) { try await transport.requireReadiness() }
      return nil
    } catch let error as ClientError {
      return error
    }
  }
}
