import KubernetesClient
import KubernetesConfiguration
import SimulatedCluster

/// The simulated cluster that `--demo` runs in the process.
struct DemoCluster: Sendable {
  /// The path under which commands find its kubeconfig, which is in memory only.
  static let kubeconfigPath = "demo.kubeconfig"
  /// How large the demonstration is.
  static let size = (pods: 200, services: 40, namespaces: 6)

  /// The server.
  let cluster: SimulatedCluster

  /// Starts a cluster, empty for commands that only want to know how they would connect.
  static func start(isPopulated: Bool) async throws -> DemoCluster {
    let cluster = try await SimulatedCluster.start()
    if isPopulated {
      let generator = try ClusterGenerator(
        pods: size.pods, services: size.services, namespaces: size.namespaces, seed: 1)
      try cluster.load(generator.objects())
    }
    return DemoCluster(cluster: cluster)
  }

  /// The machine's files, and the cluster's kubeconfig under its own path.
  var files: any ConfigurationFiles {
    DemoFiles(path: Self.kubeconfigPath, content: Array(cluster.kubeconfig.utf8))
  }

  /// Stops the server.
  func stop() async {
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
