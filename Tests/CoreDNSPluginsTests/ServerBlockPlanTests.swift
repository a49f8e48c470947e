import KubernetesClient
import KubernetesWire
import Corefile
import CoreDNSPlugins
import Informers
import K8sAPI
import KubernetesConfiguration
import PluginStanzas
import Testing

@Suite struct ServerBlockPlanTests {
  static let full = """
    .:53 {
      errors
      k8s_api {
        kubeconfig kc ctx
      }
      kubernetes cluster.local {
        pods verified
        labels environment in (qa, staging)
        namespace_labels env=prod
      }
      podnames pod.cluster.local
      forward . 1.1.1.1
    }
    """

  @Test func plansABlockWithK8sAPI() throws {
    let plan = try onlyPlan(Self.full)
    #expect(plan.plugin == "k8s_api")
    #expect(plan.keys == [".:53"])
    #expect(plan.normalizedKeys == ["dns://.:53"])
    #expect(plan.plugins.map(\.name) == ["errors", "podnames", "kubernetes", "k8s_api", "forward"])
    #expect(plan.plugins.map(\.isWatcher) == [false, true, true, false, false])
    #expect(plan.connection.kubeconfig?.path == "kc")
    #expect(plan.connection.kubeconfig?.origin == .corefile(file: "Corefile", line: 4))
    #expect(plan.startUpLimit == .seconds(5))
    #expect(plan.diagnostics.isEmpty)
    #expect(plan.settings.keys == ["podnames", "kubernetes", "k8s_api"])
    let settings = try #require(plan.settings["kubernetes"])
    #expect(settings["labels"] == "environment in (qa,staging)")
    #expect(settings["namespaceLabels"] == "env=prod")
    #expect(settings["pods"] == "verified")
    #expect(plan.settings["k8s_api"]?["context"] == "ctx")
  }

  @Test func theWatchesOfTheExamplePluginAskForWhatTheRealOneAsksFor() throws {
    let registry = try onlyPlan(Self.full).makeRegistry()
    let descriptions = registry.watches.map(\.informer.description)
    let labels = "environment in (qa,staging)"
    #expect(registry.names == ["endpoints", "namespace", "pod", "service"])
    #expect(descriptions.map(\.resource) == [.endpoints, .namespaces, .pods, .services])
    #expect(descriptions.map(\.labelSelector) == [labels, "env=prod", labels, labels])
    #expect(
      descriptions.map(\.fieldSelector) == [
        "", "", "status.phase!=Succeeded,status.phase!=Failed,status.phase!=Unknown", "",
      ])
    #expect(
      descriptions.map(\.indexNames) == [
        ["EndpointNameNamespace", "EndpointsIP"], [], ["PodIP"], ["NameNamespace", "ServiceIP"],
      ])
    #expect(registry.watch("pod")?.consumers == ["podnames", "kubernetes"])
    #expect(registry.watch("service")?.consumers == ["kubernetes"])
    #expect(registry.plugins.map { $0.hasSynced() } == [true, false])
  }

  @Test func aBlockWithoutK8sAPIHasTheStockPlugin() throws {
    let plan = try onlyPlan(
      """
      cluster.local in-addr.arpa {
        kubernetes {
          pods verified
          labels a=b
          namespace_labels c=d
          multicluster cluster.local
          startup_timeout 30s
          endpoint https://10.0.0.1
        }
      }
      """)
    #expect(plan.plugin == "kubernetes")
    #expect(plan.startUpLimit == .seconds(30))
    #expect(plan.gate.limit == .seconds(30))
    #expect(plan.connection.endpoint?.value == "https://10.0.0.1")
    #expect(plan.settings["kubernetes"]?["zones"] == ["cluster.local.", "in-addr.arpa."])
    let registry = try plan.makeRegistry()
    let descriptions = registry.watches.map(\.informer.description)
    #expect(
      registry.names
        == ["endpoints", "mcendpoints", "namespace", "pod", "service", "serviceimport"])
    #expect(
      descriptions.map(\.resource)
        == [.endpointSlices, .endpointSlices, .namespaces, .pods, .services, .serviceImports])
    #expect(
      descriptions.map(\.labelSelector) == [
        "a=b", "a=b,multicluster.kubernetes.io/service-name", "c=d", "a=b", "a=b", "c=d",
      ])
    #expect(
      descriptions.map(\.indexNames) == [
        ["EndpointNameNamespace", "EndpointsIP"], ["MultiClusterEndpointsImportNameNamespace"], [],
        ["PodIP"], ["ServiceExternalIP", "ServiceIP", "ServiceNameNamespace"],
        ["ServiceImportNameNamespace"],
      ])
  }

  @Test func blocksAreIndependentAndOthersAreLeftOut() throws {
    let corefile = try parse(
      """
      a.org {
        kubernetes
        k8s_api
      }
      b.org {
        forward . 1.1.1.1
      }
      c.org {
        kubernetes {
          noendpoints
        }
      }
      """)
    let plans = ServerBlockPlan.plans(for: corefile)
    #expect(plans.map(\.plugin) == ["k8s_api", "kubernetes"])
    #expect(plans.map(\.blockIndex) == [0, 2])
    #expect(plans.map { $0.settings["kubernetes"]?["zones"] } == [["a.org."], ["c.org."]])
    #expect(
      try plans.map { try $0.makeRegistry().names }
        == [["endpoints", "namespace", "service"], ["namespace", "service"]])
  }

  @Test(
    arguments: [
      ("k8s_api\nkubernetes\npodnames", ["podnames-without-pods"]),
      ("k8s_api\nkubernetes {\n pods verified\n}\npodnames", []),
      ("k8s_api\npodnames", ["podnames-without-pods"]),
      ("k8s_api", ["no-watcher"]),
      ("kubernetes\npodnames", ["podnames-without-pods"]),
      ("k8s_api {\n endpoint 10.0.0.1\n}\nkubernetes", ["plaintext-endpoint"]),
      (
        "k8s_api {\n namespaces x\n}\nkubernetes {\n bogus\n}",
        ["unknown-property", "namespaces-crash"]
      ),
      ("kubernetes {\n tls a b\n}", ["wrong-argument-count"]),
    ])
  func diagnosesABlock(block: String, ids: [String]) throws {
    let plan = try onlyPlan("example.org {\n\(block)\n}\n")
    #expect(plan.diagnostics.map(\.id) == ids)
    #expect(plan.diagnostics.allSatisfy { $0.location != nil })
    #expect(plan.isRefused == !plan.refusals.isEmpty)
  }

  @Test func aRefusedPluginHasNoSettingsAndTheOthersDo() throws {
    let plan = try onlyPlan("example.org {\nk8s_api x\nkubernetes\n}\n")
    #expect(plan.isRefused)
    #expect(plan.settings.keys == ["kubernetes"])
    #expect(plan.refusals.first?.coreDNSMessage.hasPrefix("this plugin can only be used") == true)
  }

  @Test func anOrderWithK8sAPIFirstIsFound() throws {
    let order = PluginOrder(names: ["k8s_api", "kubernetes", "podnames"])
    let plan = try onlyPlan(Self.full, order: order)
    #expect(plan.diagnostics.map(\.id) == ["order", "order"])
    #expect(plan.diagnostics.allSatisfy { $0.severity == .warning })
    #expect(plan.makeWatchers().map(\.name) == ["kubernetes", "podnames"])
  }

  @Test func everyRegistryHasStoresOfItsOwn() throws {
    let plan = try onlyPlan(Self.full)
    let (first, second) = (try plan.makeRegistry(), try plan.makeRegistry())
    let stores = [first, second].compactMap { $0.watch("pod")?.informer.indexer }
    #expect(stores.count == 2)
    #expect(stores[0] !== stores[1])
  }

  @Test func watchersHoldWhatTheyAreHanded() throws {
    let plan = try onlyPlan(Self.full)
    let registry = try plan.makeRegistry()
    let podnames = try #require(registry.watchers[0] as? PodnamesWatcher)
    let kubernetes = try #require(registry.watchers[1] as? ExampleKubernetesWatcher)
    let pods = try #require(registry.watch("pod")?.informer.indexer)
    #expect(podnames.podIndexer === pods)
    #expect(kubernetes.indexer("pod") === pods)
    #expect(!kubernetes.hasSynced)
    let stock = try #require(
      try onlyPlan("a.org {\nkubernetes\n}").makeRegistry().watchers[0] as? StockKubernetesWatcher)
    #expect(stock.indexer("namespace")?.objectType is StockNamespace.Type)
    #expect(stock.indexer("pod") == nil)
    #expect(!stock.hasSynced)
  }
}
