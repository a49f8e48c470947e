import KubernetesClient
import KubernetesConfiguration
import KubernetesWire

/// Asks the API server as oneself for what decides how a Corefile is read, before any server block
/// connects.
struct OneselfClient: Sendable {
  /// What the options say.
  let run: SessionRun
  /// How it connects.
  let connection: PreparedConnection

  /// An answer is larger than the 1 MiB that a ConfigMap holds, as JSON escapes characters.
  private static let largestAnswer = 16 << 20

  /// Connects as the options say, or as kubectl would, and tells what must be said of that.
  init(_ run: SessionRun) throws(ClientError) {
    self.run = run
    let opener = run.opener
    do throws(ConnectionProblem) {
      connection = try opener.userConnection(opener.overrides.asOneself)
    } catch {
      throw ClientError(error)
    }
    run.tellNotices(connection.resolved)
  }

  /// Answers to requests, one after the other until one is enough, each within the time of a command.
  func answers(
    to requests: [APIRequest], until isEnough: (JSONValue) -> Bool
  ) async throws -> [JSONValue] {
    try await withClient { client in
      var answers: [JSONValue] = []
      for request in requests {
        let answer = try await answer(to: request, client)
        answers.append(answer)
        if isEnough(answer) { break }
      }
      return answers
    }
  }

  /// What becomes of each request, one after the other; where one fails the others are sent all the
  /// same.
  func outcomes(of requests: [APIRequest]) async throws -> [Result<JSONValue, ClientError>] {
    try await withClient { client in
      var outcomes: [Result<JSONValue, ClientError>] = []
      for request in requests {
        do {
          outcomes.append(.success(try await answer(to: request, client)))
        } catch let error as ClientError where error.code != .cancelled {
          outcomes.append(.failure(error))
        }
      }
      return outcomes
    }
  }

  /// Calls `body` with a client of the connection, which is closed in the end.
  private func withClient<Success>(
    _ body: (KubernetesClient) async throws -> Success
  ) async throws -> Success {
    let client = try KubernetesClient(connection, options: run.opener.clientOptions)
    return try await closing {
      try await body(client)
    } close: {
      await client.close()
    }
  }

  private func answer(
    to request: APIRequest, _ client: KubernetesClient
  ) async throws -> JSONValue {
    try await TimeLimit.run(
      run.timeout, time: run.context.time,
      failure: ClientError(.timeout, "\(request.line) was not answered in time")
    ) { try await client.json(request, limit: Self.largestAnswer) }
  }
}
