import DNSMessages
import KubernetesClient
import Replicas

/// Reaches a replica at its pod's address, as from inside the cluster.
struct DirectReach: ReplicaReach {
  let address: InternetAddress
  /// How long one exchange may take.
  let limit: Duration
  let time: any TimeSource

  func get(
    _ listener: ReplicaPorts.Listener, _ path: String
  ) async -> Result<ReplicaAnswer, ReplicaFailure> {
    do {
      return .success(try await exchange(listener.port) { try await $0.get(path) })
    } catch {
      return .failure(ReplicaFailure(error, to: "\(address) port \(listener.port)"))
    }
  }

  func ask(_ questions: [MessageQuestion], port: UInt16) async -> [Result<Message, ReplicaFailure>]
  {
    let round = QuestionRound(questions)
    do {
      try await exchange(port) { try await $0.ask(round) }
      return round.results(ReplicaFailure("no answer"))
    } catch {
      return round.results(ReplicaFailure(error, to: "\(address) port \(port)"))
    }
  }

  private func exchange<Success: Sendable>(
    _ port: UInt16, _ body: @escaping @Sendable (DirectConnection) async throws -> Success
  ) async throws -> Success {
    let (address, limit) = (address, limit)
    return try await TimeLimit.run(
      limit, time: time, failure: ClientError(.timeout, "no answer in time")
    ) { try await DirectConnection.with(address, port: port, timeout: limit, body) }
  }
}
