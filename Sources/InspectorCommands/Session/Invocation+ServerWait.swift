import Inspection
import KubernetesClient
import KubernetesConfiguration
import Rendering

extension Invocation {
  /// Waits for an API server that is still starting; returns why it is not ready where the time is
  /// up, nil where it is ready or cannot be asked.
  func waitForServer(
    _ connection: PreparedConnection, limit: Duration, _ progress: ProgressDisplay?
  ) async throws -> ClientError? {
    let server = connection.resolved.server.value.baseURL
    var options = SessionOpener(invocation: self, demo: nil).clientOptions
    options.maximumRetries = 0
    guard let client = try? KubernetesClient(connection, options: options) else { return nil }
    let wait = ServerWait(
      transport: client, limit: limit, time: context.time, random: context.random
    ) { elapsed, failure in
      progress?.show { width in
        DisplayWidth.truncated(
          TerminalText.escaped(
            "waiting for \(server), \(Quantity.interval(elapsed)): \(failure.message)"),
          to: max(1, width - 1))
      }
    }
    do {
      let failure = try await wait.wait()
      await client.close()
      return failure
    } catch {
      await client.close()
      throw error
    }
  }
}
