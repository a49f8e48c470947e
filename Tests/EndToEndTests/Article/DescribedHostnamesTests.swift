import CoreDNSPlugins
import Corefile
import Foundation
import Informers
import K8sAPI
import KubernetesClient
import KubernetesConfiguration
import KubernetesWire
import SimulatedCluster
import Testing

/// The plugin of the article described in YAML, beside the same in Swift.
@Suite struct DescribedHostnamesTests {
  private static let file = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../../Examples/plugins/hostnames.yaml").standardizedFileURL

  private static func described(_ corefile: String) throws -> [ServerBlockPlan] {
    var catalogue = PluginCatalogue()
    try catalogue.add(Array(try Data(contentsOf: file)), file: "hostnames.yaml")
    var parser = CorefileParser(environment: [:])
    parser.knownDirectives = .coreDNS.adding(catalogue.names)
    let parsed = parser.parse(Array(corefile.utf8))
    let plugins = try catalogue.plugins(
      of: parsed, order: PluginOrder(names: ["hostnames"] + PluginOrder.builtIn.names))
    return ServerBlockPlan.plans(
      for: parsed, pluginOrder: plugins.order, definitions: plugins.definitions)
  }

  @Test(.timeLimit(.minutes(1))) func bothGiveTheSameStoresIndexesAndOrder() async throws {
    let inSwift = try HostnamesPluginTests.plan(
      ".:53 {\n hostnames team=dns\n kubernetes cluster.local\n k8s_api\n}")
    let inYAML = try #require(
      try Self.described(
        ".:53 {\n hostnames {\n  select team=dns\n }\n kubernetes cluster.local\n k8s_api\n}"
      ).first)
    #expect(inYAML.diagnostics.isEmpty)
    #expect(inYAML.plugins.map(\.name) == inSwift.plugins.map(\.name))
    #expect(inYAML.plugins.map(\.isWatcher) == inSwift.plugins.map(\.isWatcher))

    let cluster = try await SimulatedCluster.start()
    for (name, hostname, team) in [
      ("a", "Web.example.org", "dns"), ("b", "other.example.org", "web"), ("c", "", "dns"),
      ("d", "web.example.org", "dns"),
    ] {
      try cluster.apply(
        [
          "metadata": [
            "namespace": "demo", "name": .string(name), "labels": ["team": .string(team)],
            "annotations": hostname.isEmpty
              ? [:] : ["dns.example.org/hostname": .string(hostname)],
          ], "spec": ["clusterIP": "10.96.0.7"],
        ], .services)
    }
    let connection = try PreparedConnection(
      server: cluster.baseURL,
      certificateAuthority: .data(Array(cluster.certificateAuthorityPEM.utf8)),
      token: cluster.token)
    let client = try KubernetesClient(connection)
    let context = InformerContext(transport: client)
    let registries = try [inSwift, inYAML].map { try $0.makeRegistry(context: context) }
    let runners = registries.map { InformerRunner($0) }
    try await runners[0].whileRunning {
      try await runners[1].whileRunning {
        for runner in runners {
          #expect(try await runner.waitUntilSynced(limit: .seconds(60), time: SystemTime()))
        }
        let watches = try registries.map { try #require($0.watch("hostname")) }
        #expect(watches[0].informer.description == watches[1].informer.description)
        #expect(watches[0].plugin == watches[1].plugin)
        let indexers = watches.map(\.informer.indexer)
        #expect(indexers[0].keys() == indexers[1].keys())
        #expect(indexers[0].keys().map(\.name) == ["a", "c", "d"])
        #expect(try indexers[0].indexValues("Hostname") == indexers[1].indexValues("Hostname"))
        #expect(
          try indexers[1].indexKeys("Hostname", "web.example.org").map(\.name) == ["a", "d"])
        #expect(indexers[0].list().map(\.fields) == indexers[1].list().map(\.fields))
        #expect(indexers[0].columns == indexers[1].columns)
        #expect(
          registries.map { $0.plugins.map(\.offers) }[0] == registries[1].plugins.map(\.offers))
      }
    }
    await client.close()
    try await cluster.shutdown()
  }
}
