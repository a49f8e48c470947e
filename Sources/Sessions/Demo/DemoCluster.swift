import KubernetesClient
import KubernetesConfiguration
import SimulatedCluster

/// The simulated cluster that `--demo` runs in the process.
package struct DemoCluster: Sendable {
  /// The path under which commands find its kubeconfig, which is in memory only.
  static let kubeconfigPath = "demo.kubeconfig"
  /// How large the demonstration is.
  package static let size = (pods: 200, services: 40, namespaces: 6)

  /// How many changes a second it goes through where nobody says otherwise.
  package static let churn = 1.0

  /// The server.
  package let cluster: SimulatedCluster
  private let changes: Task<Void, any Error>?
  private let replicas = StartedOnce<SimulatedReplicas>()

  /// Starts a cluster, empty for commands that only want to know how they would connect.
  ///
  /// One with objects changes: `churn` times a second, from the first such interval on.
  package static func start(
    isPopulated: Bool, churn rate: Double, time: any TimeSource
  ) async throws -> DemoCluster {
    let cluster = try await SimulatedCluster.start()
    guard isPopulated else { return DemoCluster(cluster: cluster, changes: nil) }
    let generator = try ClusterGenerator(
      pods: size.pods, services: size.services, namespaces: size.namespaces, seed: 1)
    try cluster.load(generator.objects())
    guard rate > 0 else { return DemoCluster(cluster: cluster, changes: nil) }
    let changes = Task {
      try await time.sleep(for: .seconds(1 / rate))
      var churn = Churn(generator, seed: 1, rate: rate)
      try await churn.run(against: cluster, eventsPerSecond: rate, time: time)
    }
    return DemoCluster(cluster: cluster, changes: changes)
  }

  /// Puts three good replicas of CoreDNS into the cluster, unless they are there; they have loaded
  /// this Corefile.
  ///
  /// Their watches begin with the first question, so that nobody waits for them before.
  func addReplicas(_ loaded: LoadedCorefile, time: any TimeSource) async throws {
    _ = try await replicas.value { [cluster] in
      try await SimulatedReplicas.start(
        cluster, loaded, faults: [nil, nil, nil], isEager: false, time: time)
    }
  }

  /// The machine's files, and the cluster's kubeconfig under its own path.
  package var files: any ConfigurationFiles {
    DemoFiles(path: Self.kubeconfigPath, content: Array(cluster.kubeconfig.utf8))
  }

  /// Stops the server.
  package func stop() async {
    changes?.cancel()
    _ = await changes?.result
    await replicas.started?.stop()
    // Whatever fails here ends with the process.
    try? await cluster.shutdown()
  }
}

/// The machine's files with one more that is in memory only.
struct DemoFiles: ConfigurationFiles {
  private let local = LocalConfigurationFiles()
  let path: String
  let content: [UInt8]

  func read(_ path: String) throws(FileFailure) -> [UInt8] {
    isDemo(path) ? content : try local.read(path)
  }

  func checkReadable(_ path: String) throws(FileFailure) {
    if !isDemo(path) { try local.checkReadable(path) }
  }

  func facts(_ path: String) throws(FileFailure) -> FileFacts {
    isDemo(path) ? FileFacts(.regular) : try local.facts(path)
  }

  /// The resolver makes paths absolute.
  private func isDemo(_ path: String) -> Bool {
    path == self.path || path.hasSuffix("/" + self.path)
  }
}
