import DNSMessages
import KubernetesClient
import Replicas

extension ForwardedConnection: ReplicaConnection {}

/// Reaches a replica through the API server: nothing is started or changed in the cluster.
///
/// HTTP goes by the pod's proxy, and by a forwarded port where that fails; names by a forwarded port.
struct APIServerReach: ReplicaReach {
  let client: KubernetesClient
  let pod: PodReference
  /// How long one exchange may take.
  let limit: Duration
  let time: any TimeSource

  func get(
    _ listener: ReplicaPorts.Listener, _ path: String
  ) async -> Result<ReplicaAnswer, ReplicaFailure> {
    // The API server dials the pod's address, where a loopback listener is not.
    guard !listener.isLocal else { return await forwardedGet(listener.port, path) }
    do {
      let answer = try await client.proxyGet(
        pod, port: listener.port, path: path, timeout: limit)
      return .success(ReplicaAnswer(status: answer.status, body: answer.body))
    } catch {
      let proxied = ReplicaFailure(error, to: "port \(listener.port) by proxy")
      let outcome = await forwardedGet(listener.port, path)
      guard case .failure(let forwarded) = outcome else { return outcome }
      return .failure(
        ReplicaFailure(
          "\(proxied.message); \(forwarded.message)", hint: proxied.hint ?? forwarded.hint))
    }
  }

  func ask(_ questions: [MessageQuestion], port: UInt16) async -> [Result<Message, ReplicaFailure>]
  {
    let round = QuestionRound(questions)
    do {
      try await exchange(port) { try await $0.ask(round) }
      return round.results(ReplicaFailure("no answer"))
    } catch {
      return round.results(ReplicaFailure(error, to: "port \(port) by port-forward"))
    }
  }

  private func forwardedGet(
    _ port: UInt16, _ path: String
  ) async -> Result<ReplicaAnswer, ReplicaFailure> {
    do {
      return .success(try await exchange(port) { try await $0.get(path) })
    } catch {
      return .failure(ReplicaFailure(error, to: "port \(port) by port-forward"))
    }
  }

  /// Forwards a port, calls `body` with the connection, and closes it.
  private func exchange<Success: Sendable>(
    _ port: UInt16, _ body: @escaping @Sendable (ForwardedConnection) async throws -> Success
  ) async throws -> Success {
    let forward = try await client.forwardPorts(pod, ports: [port], timeout: limit)
    return try await closing {
      guard let connection = forward.connections.first else {
        throw ReplicaFailure("no connection was forwarded")
      }
      return try await TimeLimit.run(
        limit, time: time, failure: ClientError(.timeout, "no answer in time")
      ) { try await body(connection) }
    } close: {
      await forward.close()
    }
  }
}

extension ReplicaFailure {
  /// What kept something from being reached.
  init(_ error: any Error, to what: String) {
    switch error {
    case let failure as ReplicaFailure: self.init("\(what): \(failure.message)", hint: failure.hint)
    case let error as ClientError:
      let cause = error.cause.map { ": \($0)" } ?? ""
      self.init("\(what): \(error.message)\(cause)", hint: error.hint)
    default: self.init("\(what): \(error)")
    }
  }
}
