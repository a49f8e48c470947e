import CoreDNSPlugins
import Corefile
import DNSAnswers
import DNSMessages
import Informers
import K8sAPI
import KubernetesClient
import KubernetesConfiguration
import PluginStanzas
import SimulatedCluster

/// Servers of recorded Corefiles on the recorded cluster.
actor RecordedServers {
  static let shared = RecordedServers()

  private var cluster: SimulatedCluster?

  private func started() async throws -> SimulatedCluster {
    if let cluster { return cluster }
    let cluster = try await SimulatedCluster.start()
    try cluster.load(
      ManifestReader.read(text: try Fixtures.cluster(), file: "cluster.json"))
    self.cluster = cluster
    return cluster
  }

  /// The server of a Corefile, whose stores hold the recorded cluster.
  func server(_ corefile: String) async throws -> NameServer {
    let profile = CoreDNSProfile(CoreDNSVersion(1, 13, 1))
    let parsed = CorefileParser(environment: [:]).parse(try Fixtures.corefile(corefile))
    let plans = ServerBlockPlan.plans(
      for: parsed, pluginOrder: profile.order, version: profile.version)
    let cluster = try await started()
    var sources: [NameServer.Source] = []
    for plan in plans {
      let client = try KubernetesClient(
        PreparedConnection(
          server: cluster.baseURL,
          certificateAuthority: .data(Array(cluster.certificateAuthorityPEM.utf8)),
          token: cluster.token))
      let registry = try plan.makeRegistry(context: InformerContext(transport: client))
      let runner = InformerRunner(registry)
      try await runner.whileRunning {
        _ = try await runner.waitUntilSynced(limit: .seconds(60), time: SystemTime())
      }
      await client.close()
      sources.append(NameServer.Source(plan: plan, watchers: registry.watchers))
    }
    var facts = ServerFacts()
    facts.addresses = ["10.244.0.53", "fd00:10:244::53"].compactMap { InternetAddress($0) }
    facts.profile = profile
    facts.take(resolvConf: "search node.example.org\n")
    return NameServer(
      corefile: parsed, order: profile.order, sources: sources, facts: facts)
  }
}
