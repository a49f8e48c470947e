import KubernetesClient
import KubernetesConfiguration

extension SessionRun {
  /// Waits for an API server that is still starting; returns why it is not ready where the time is
  /// up, nil where it is ready or cannot be asked.
  ///
  /// Whoever calls it says when the progress is over.
  package func waitForServer(
    _ connection: PreparedConnection, limit: Duration
  ) async throws -> ClientError? {
    let server = connection.resolved.server.value.baseURL
    var options = opener.clientOptions
    options.maximumRetries = 0
    guard let client = try? KubernetesClient(connection, options: options) else { return nil }
    let wait = ServerWait(
      transport: client, limit: limit, time: context.time, random: context.random
    ) { elapsed, failure in
      observer.progress(.waitingForServer(server, elapsed, failure))
    }
    return try await closing {
      try await wait.wait()
    } close: {
      await client.close()
    }
  }
}
