import KubernetesWire
import KubernetesClient
import Recordings
import Testing

@testable import SimulatedCluster

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Recorded answers and ready-made objects for the server's tests.
enum ServerFixtures {
  /// The bytes of a recorded answer of a real API server.
  static func recorded(_ name: String) throws -> [UInt8] {
    try Recordings.bytes("captures/\(name).body")
  }

  /// The usual ones, and a user who may do nothing.
  static let users =
    SimulatedCluster.User.defaults + [SimulatedCluster.User("nobody", token: "nothing")]

  /// Runs a test against a cluster of its own.
  static func withCluster(
    _ options: SimulatedCluster.Options = options(),
    _ body: (SimulatedCluster) async throws -> Void
  ) async throws {
    let cluster = try await SimulatedCluster.start(options)
    do {
      try await body(cluster)
    } catch {
      try? await cluster.shutdown()
      throw error
    }
    try await cluster.shutdown()
  }

  /// The options of a cluster that has that version when it starts.
  static func options(version: UInt64 = 100) -> SimulatedCluster.Options {
    var options = SimulatedCluster.Options()
    options.users = users
    options.freshnessTimeout = .zero
    let own = (try? BootstrapObjects.all.get().count) ?? 0
    options.firstResourceVersion = version - UInt64(own)
    return options
  }

  static func pod(
    _ name: String, namespace: String = "default", labels: JSONValue = ["app": "web"],
    phase: String = "Running", ip: String = "10.0.0.1"
  ) -> JSONValue {
    [
      "kind": "Pod", "apiVersion": "v1",
      "metadata": ["name": .string(name), "namespace": .string(namespace), "labels": labels],
      "spec": ["containers": [["name": "main", "image": "web:1"]]],
      "status": ["phase": .string(phase), "podIP": .string(ip)],
    ]
  }

  static func serviceImport(_ name: String) -> JSONValue {
    [
      "apiVersion": "multicluster.x-k8s.io/v1alpha1", "kind": "ServiceImport",
      "metadata": ["name": .string(name), "namespace": "default"],
      "spec": ["type": "ClusterSetIP", "ips": ["10.42.0.7"]],
    ]
  }
}
