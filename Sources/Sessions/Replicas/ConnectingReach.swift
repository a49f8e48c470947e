import DNSMessages
import KubernetesClient
import Replicas

/// A way to a replica that opens a connection for each exchange.
protocol ConnectingReach: ReplicaReach {
  /// How long one exchange may take.
  var limit: Duration { get }
  /// The clock.
  var time: any TimeSource { get }
  /// How a port is called where something keeps it from being reached.
  func place(of port: UInt16) -> String
  /// Connects to a port, calls `body` with the connection, and closes it.
  func withConnection<Success: Sendable>(
    to port: UInt16, _ body: @escaping @Sendable (any ReplicaConnection) async throws -> Success
  ) async throws -> Success
}

extension ConnectingReach {
  /// What the replica answers over a connection of its own.
  func get(_ port: UInt16, _ path: String) async -> Result<ReplicaAnswer, ReplicaFailure> {
    do {
      return .success(try await withConnection(to: port) { try await $0.get(path) })
    } catch {
      return .failure(ReplicaFailure(error, to: place(of: port)))
    }
  }

  func timed(
    _ questions: [MessageQuestion], port: UInt16
  ) async -> [Result<TimedMessage, ReplicaFailure>] {
    let round = QuestionRound(questions) { [time] in time.now() }
    do {
      try await withConnection(to: port) { try await $0.ask(round) }
      return round.results(ReplicaFailure("no answer"))
    } catch {
      return round.results(ReplicaFailure(error, to: place(of: port)))
    }
  }

  /// Runs an exchange within the limit.
  func limited<Success: Sendable>(
    _ exchange: @escaping @Sendable () async throws -> Success
  ) async throws -> Success {
    try await TimeLimit.run(
      limit, time: time, failure: ClientError(.timeout, "no answer in time"), exchange)
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
