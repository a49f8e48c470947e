import KubernetesClient
import Replicas

extension ForwardedConnection: ReplicaConnection {}

/// Reaches a replica through the API server: nothing is started or changed in the cluster.
///
/// HTTP goes by the pod's proxy, and by a forwarded port where that fails; names by a forwarded port.
struct APIServerReach: ConnectingReach {
  let client: KubernetesClient
  let pod: PodReference
  let limit: Duration
  let time: any TimeSource

  func get(
    _ listener: ReplicaPorts.Listener, _ path: String
  ) async -> Result<ReplicaAnswer, ReplicaFailure> {
    // The API server dials the pod's address, where a loopback listener is not.
    guard !listener.isLocal else { return await get(listener.port, path) }
    do {
      let answer = try await client.proxyGet(
        pod, port: listener.port, path: path, timeout: limit)
      return .success(ReplicaAnswer(status: answer.status, body: answer.body))
    } catch {
      let proxied = ReplicaFailure(error, to: "port \(listener.port) by proxy")
      let outcome = await get(listener.port, path)
      guard case .failure(let forwarded) = outcome else { return outcome }
      return .failure(
        ReplicaFailure(
          "\(proxied.message); \(forwarded.message)", hint: forwarded.hint ?? proxied.hint))
    }
  }

  func place(of port: UInt16) -> String { "port \(port) by port-forward" }

  func withConnection<Success: Sendable>(
    to port: UInt16, _ body: @escaping @Sendable (any ReplicaConnection) async throws -> Success
  ) async throws -> Success {
    let forward = try await client.forwardPorts(pod, ports: [port], timeout: limit)
    return try await closing {
      guard let connection = forward.connections.first else {
        throw ReplicaFailure("no connection was forwarded")
      }
      return try await limited { try await body(connection) }
    } close: {
      await forward.close()
    }
  }
}
