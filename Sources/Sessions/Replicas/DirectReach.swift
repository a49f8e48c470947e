import DNSMessages
import KubernetesClient
import Replicas

/// Reaches a replica at its pod's address, as from inside the cluster.
struct DirectReach: ConnectingReach {
  let address: InternetAddress
  let limit: Duration
  let time: any TimeSource

  func get(
    _ listener: ReplicaPorts.Listener, _ path: String
  ) async -> Result<ReplicaAnswer, ReplicaFailure> {
    await get(listener.port, path)
  }

  func place(of port: UInt16) -> String { "\(address) port \(port)" }

  func withConnection<Success: Sendable>(
    to port: UInt16, _ body: @escaping @Sendable (any ReplicaConnection) async throws -> Success
  ) async throws -> Success {
    try await limited { [address, limit] in
      try await DirectConnection.with(address, port: port, timeout: limit, body)
    }
  }
}
