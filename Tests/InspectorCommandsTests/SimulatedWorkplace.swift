import SimulatedCluster

extension Workplace {
  /// Runs `body` with a simulated cluster and a folder that has the Corefile and a kubeconfig.
  static func withCluster(
    corefile: String,
    _ body: (SimulatedCluster, Workplace) async throws -> Void
  ) async throws {
    let cluster = try await SimulatedCluster.start()
    do {
      try await body(
        cluster, try Workplace(["Corefile": corefile, "kubeconfig": cluster.kubeconfig]))
    } catch {
      try await cluster.shutdown()
      throw error
    }
    try await cluster.shutdown()
  }
}
