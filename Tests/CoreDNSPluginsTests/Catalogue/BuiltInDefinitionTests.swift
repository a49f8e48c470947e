import Corefile
import CoreDNSPlugins
import Foundation
import Informers
import K8sAPI
import KubernetesConfiguration
import KubernetesWire
import PluginStanzas
import Testing

/// The descriptions that are built in.
@Suite struct BuiltInDefinitionTests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../../Sources/CoreDNSPlugins/Catalogue/Definitions")

  @Test func everyFileIsInTheCatalogueAndCanBeRead() throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
      .filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }
    let entries = PluginCatalogue().entries
    #expect(entries.map(\.name).sorted() == files.sorted())
    for entry in entries {
      let text = try Data(contentsOf: Self.folder.appending(path: "\(entry.name).yaml"))
      #expect(entry.text == Array(text), "\(entry.name) is not the file of its name")
      let description = try entry.description()
      #expect(entry.name.split(separator: "@").first.map(String.init) == description.name)
      #expect(!description.summary.isEmpty && !description.version.isEmpty)
    }
  }

  /// What each plugin watches, by what its stanza says.
  @Test(
    arguments: [
      ("k8s_gateway a.org", ["endpointslice", "ingress", "service"]),
      (
        "k8s_gateway a.org {\n resources HTTPRoute Node DNSEndpoint\n}",
        ["dnsendpoint", "gateway", "httproute", "node"]
      ),
      (
        "k8s_gateway a.org {\n resources Service\n serviceLabelSelectors a=b c=d\n}",
        ["endpointslice", "service-1", "service-2"]
      ),
      ("multicluster a.org", ["endpoints", "namespace", "serviceimport"]),
      ("multicluster a.org {\n noendpoints\n}", ["namespace", "serviceimport"]),
      ("k8s_crd a.org", []),
      ("k8s_crd a.org {\n filter a=b ignored\n filter c=d\n}", ["dnsendpoint-1", "dnsendpoint-2"]),
      ("k8s_cache {\n earlyrefresh 5s\n}", ["pod"]),
      ("kubeforward {\n namespace a\n service_name b\n port_name dns\n}", ["endpoints"]),
      ("lighthouse clusterset.local", ["endpoints", "gateway", "serviceimport"]),
      ("ocp_dnsnameresolver {\n namespaces a\n}", ["dnsnameresolver"]),
      ("kubeapi\nkubenodes\nkubepods\nkubeloadbalancer", ["node", "pod", "service"]),
      ("kubeapi\nkubepods {\n names echo-ip\n}", []),
    ])
  func watches(block: String, names: [String]) throws {
    let plan = try Self.plan(block)
    #expect(plan.diagnostics.filter { $0.severity == .error } == [])
    #expect(try plan.makeRegistry().names == names)
  }

  @Test(
    arguments: [
      ("kubeforward {\n namespace a\n}", "service_name is required"),
      ("kubeforward {\n nonsense\n}", "unknown parameter: nonsense"),
      ("k8s_gateway {\n ttl 3601\n}", "ttl must be in range [0, 3600]: 3601"),
      ("k8s_gateway {\n nodeAddressType Hostname\n}", "invalid nodeAddressType: Hostname"),
      ("k8s_gateway {\n ttls 1\n}", "Unknown property 'ttls'"),
      ("multicluster {\n noendpoints x\n}", "Wrong argument count"),
      ("ocp_dnsnameresolver x", "this plugin can only be used once per Server Block"),
      ("ocp_dnsnameresolver {\n minTTL 0\n}", "minTTL is out of range: 0"),
      ("kubeapi x", "this plugin can only be used once per Server Block"),
    ])
  func refuses(block: String, words: String) throws {
    let plan = try Self.plan(block)
    #expect(plan.refusals.contains { $0.coreDNSMessage.contains(words) }, "\(plan.refusals)")
  }

  @Test func kubeapiIsNeededInTheSameBlock() throws {
    #expect(try Self.plan("kubenodes").diagnostics.map(\.id) == ["kubeapi-missing"])
    #expect(try Self.plan("kubeapi\nkubenodes").diagnostics == [])
  }

  @Test func whatTheStanzaDoesNotSetIsEmpty() throws {
    let settings = try Self.plan("kubeapi {\n kubeconfig f\n}").settings["kubeapi"]
    #expect(settings?["cert"] == "" && settings?["endpoint"] == "")
    #expect(settings?["kubeconfig"] == "f" && settings?["context"] == "")
  }

  @Test func severalStanzasOfKubernetaiAreSeveralPlans() throws {
    let text = """
      kubernetai a.org {
        kubeconfig one
      }
      kubernetai b.org {
        kubeconfig two
        pods verified
      }
      """
    let plans = try Self.plans(text)
    #expect(plans.map(\.title) == ["kubernetai-1", "kubernetai-2"])
    #expect(plans.map { $0.connection.kubeconfig?.path } == ["one", "two"])
    #expect(
      try plans.map { try $0.makeRegistry().names } == [
        ["endpoints-1", "namespace-1", "service-1"],
        ["endpoints-2", "namespace-2", "pod-2", "service-2"],
      ])
    let registry = try plans[1].makeRegistry()
    #expect(registry.watch("pod-2")?.consumers == ["kubernetai"])
  }

  @Test func oneBlockMayHaveSeveralConnections() throws {
    let plans = try Self.plans("kubernetes cluster.local\nk8s_gateway a.org\nkubeapi\nkubenodes")
    #expect(plans.map(\.title) == ["kubernetes", "k8s_gateway", "kubeapi"])
    #expect(plans.map(\.blockIndex) == [0, 0, 0])
    #expect(plans[0].plugins.map(\.name).contains("k8s_gateway"))
    #expect(plans[1].plugins.map(\.name) == ["k8s_gateway"])
    #expect(plans[1].startUp == .none)
  }

  @Test func aDefectIsToldWhereTheStanzaMeetsIt() throws {
    #expect(try Self.plan("k8s_crd a.org").diagnostics.map(\.id) == ["known-defect"])
    #expect(try Self.plan("k8s_crd a.org {\n filter a=b\n}").diagnostics == [])
  }

  @Test func aWatchThatIsNotAwaitedDoesNotHoldBackHasSynced() throws {
    let registry = try Self.plan("multicluster a.org").makeRegistry()
    #expect(registry.plugins[0].offers == ["endpoints", "namespace", "serviceimport"])
    #expect(registry.plugins[0].awaits == ["namespace", "serviceimport"])
    #expect(registry.watch("serviceimport")?.isSkippedWhenAbsent == false)
    let gateway = try Self.plan("k8s_gateway a.org {\n resources HTTPRoute\n}").makeRegistry()
    #expect(gateway.watch("httproute")?.isSkippedWhenAbsent == true)
  }

  @Test func anOlderVersionCanBeChosen() throws {
    var catalogue = PluginCatalogue()
    let isKnown = catalogue.choose("k8s_gateway@1.8.2")
    let isOther = catalogue.choose("k8s_gateway@0.1.0")
    #expect(isKnown && !isOther)
    let plan = try #require(try Self.plans("k8s_gateway a.org", catalogue).first)
    #expect(try plan.makeRegistry().names == ["ingress", "service"])
  }

  @Test func aDescribedPluginIsPutWhereItBelongs() throws {
    let corefile = try parse(".:53 {\n kubenodes\n k8s_gateway\n k8s_cache\n lighthouse\n}\n")
    let order = try PluginCatalogue().plugins(of: corefile, order: .builtIn).order
    let names = order.names
    let index = { (name: String) in names.firstIndex(of: name) ?? -1 }
    #expect(index("kubenodes") < index("kubernetes"))
    #expect(
      index("k8s_gateway") == index("kubernetes") - 1 || index("k8s_gateway") < index("kubernetes"))
    #expect(index("k8s_cache") == index("cache") - 1)
    #expect(index("lighthouse") == index("k8s_external") + 1)
  }

  static func plans(
    _ block: String, _ catalogue: PluginCatalogue = PluginCatalogue()
  ) throws -> [ServerBlockPlan] {
    let corefile = try parse(".:53 {\n\(block)\n}\n")
    let plugins = try catalogue.plugins(of: corefile, order: .builtIn)
    return ServerBlockPlan.plans(
      for: corefile, pluginOrder: plugins.order, definitions: plugins.definitions)
  }

  static func plan(_ block: String) throws -> ServerBlockPlan {
    let plans = try plans(block)
    guard plans.count == 1 else { throw MissingFixture(name: "one plan, not \(plans.count)") }
    return plans[0]
  }
}
