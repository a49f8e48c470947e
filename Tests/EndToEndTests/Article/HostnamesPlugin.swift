import KubernetesWire
import CoreDNSPlugins
import Corefile
import Informers
import K8sAPI
import PluginStanzas
import KubernetesClient
import KubernetesConfiguration
import SimulatedCluster
import Synchronization
import Testing

// The code of the article "Write an APIWatcher in Swift" (CoreDNSPlugins.docc), in its order.

/// A service as the plugin keeps it: where it is, and the host name that it asks for.
struct NamedService: StoredObject, Hashable {
  static let annotation: StaticString = "dns.example.org/hostname"

  var key = ObjectKey(name: "")
  var resourceVersion = ""
  var hostname = ""
  var clusterIP = ""

  static let projection = Projection<NamedService>(
    initial: NamedService(),
    fields: [
      .message(
        "metadata", 1,
        [
          .text("name", 1) { $0.key.name = $1.string() },
          .text("namespace", 3) { $0.key.namespace = $1.interned() },
          .text("resourceVersion", 6) { $0.resourceVersion = $1.string() },
          .map("annotations", 12) { service, name, value in
            if name == annotation { service.hostname = value.string() }
          },
        ]),
      .message("spec", 2, [.text("clusterIP", 3) { $0.clusterIP = $1.string() }]),
    ])

  static let columns = [
    ObjectColumn("HOST NAME", field: "hostname"),
    ObjectColumn("CLUSTER IP", field: "clusterIP"),
  ]

  var fields: JSONObject {
    JSONObject([
      ("name", .string(key.name)), ("namespace", .string(key.namespace)),
      ("resourceVersion", .string(resourceVersion)),
      ("hostname", .string(hostname)), ("clusterIP", .string(clusterIP)),
    ])
  }
}

extension NamedService {
  static let indexes = [
    Index<NamedService>("Hostname") { service, emit in
      if !service.hostname.isEmpty { emit(service.hostname.lowercased()) }
    }
  ]

  static func specification(labels: String) -> InformerSpecification<NamedService> {
    InformerSpecification(
      resource: .services, kind: "Service", labelSelector: labels, indexes: indexes)
  }
}

/// The plugin: it offers one watch, and answers with what that watch holds.
final class HostnamesWatcher: APIWatcher {
  struct UnexpectedType: Error {}

  let name = "hostnames"
  private let labels: String
  private let services = Mutex<(any Indexer)?>(nil)
  private let synced = Mutex<@Sendable () -> Bool>({ false })

  init(labels: String) {
    self.labels = labels
  }

  func informers() -> [String: InformerConstructor] {
    ["hostname": NamedService.specification(labels: labels).constructor]
  }

  func setIndexer(_ name: String, _ indexer: any Indexer) throws {
    guard name == "hostname" else { return }
    guard indexer.objectType is NamedService.Type else { throw UnexpectedType() }
    services.withLock { $0 = indexer }
  }

  func setHasSynced(_ hasSynced: @escaping @Sendable () -> Bool) {
    synced.withLock { $0 = hasSynced }
  }

  /// The addresses behind a host name; nil before the watch has synced.
  func addresses(of hostname: String) throws -> [String]? {
    let hasSynced = synced.withLock { $0 }
    guard hasSynced(), let indexer = services.withLock({ $0 }) else { return nil }
    return try indexer.byIndex("Hostname", hostname.lowercased())
      .compactMap { ($0 as? NamedService)?.clusterIP }
  }
}

extension PluginDefinition {
  static let hostnames = PluginDefinition(name: "hostnames") { stanza throws(StanzaRefusal) in
    var dispenser = Dispenser(stanza.directive, entryFile: stanza.entryFile)
    var labels = LabelSelector.everything
    while dispenser.next() {
      for argument in dispenser.remainingArgs() {
        do throws(SelectorError) {
          labels = try LabelSelector(parsing: argument)
        } catch {
          throw StanzaRefusal(dispenser.error("\(error)", id: "invalid-selector"))
        }
      }
    }
    let selector = "\(labels)"
    return Reading(fields: JSONObject([("labels", .string(selector))])) {
      HostnamesWatcher(labels: selector)
    }
  }
}

@Suite struct HostnamesPluginTests {
  static let corefile = """
    example.org {
        hostnames team=dns
        k8s_api
    }
    """

  static func plan(_ corefile: String) throws -> ServerBlockPlan {
    var parser = CorefileParser(environment: [:])
    parser.knownDirectives = .coreDNS.adding(["hostnames"])
    let plans = ServerBlockPlan.plans(
      for: parser.parse(Array(corefile.utf8)),
      pluginOrder: PluginOrder(names: ["hostnames"] + PluginOrder.builtIn.names),
      definitions: PluginDefinition.builtIn + [.hostnames])
    return try #require(plans.first)
  }

  @Test func theStanzaBecomesAPlan() throws {
    let plan = try Self.plan(Self.corefile)
    #expect(plan.diagnostics.isEmpty)
    #expect(plan.settings["hostnames"] == ["labels": "team=dns"])
    let watch = try #require(try plan.makeRegistry().watch("hostname"))
    #expect(watch.plugin == "hostnames")
    #expect(watch.informer.description.labelSelector == "team=dns")
    let refused = try Self.plan("example.org {\n hostnames =dns\n k8s_api\n}")
    #expect(refused.diagnostics.map(\.id) == ["invalid-selector"])
  }

  @Test(.timeLimit(.minutes(1))) func theIndexFollowsTheCluster() async throws {
    let cluster = try await SimulatedCluster.start()
    try cluster.apply(Self.service("10.96.0.7", hostname: "Web.example.org"), .services)

    let connection = try PreparedConnection(
      server: cluster.baseURL,
      certificateAuthority: .data(Array(cluster.certificateAuthorityPEM.utf8)),
      token: cluster.token)
    let client = try KubernetesClient(connection)

    let registry = try Self.plan(Self.corefile)
      .makeRegistry(context: InformerContext(transport: client))
    let plugin = try #require(registry.watchers.first as? HostnamesWatcher)
    #expect(try plugin.addresses(of: "web.example.org") == nil)

    let runner = InformerRunner(registry)
    try await runner.whileRunning {
      #expect(try await runner.waitUntilSynced(limit: .seconds(60), time: SystemTime()))
      #expect(try plugin.addresses(of: "web.example.org") == ["10.96.0.7"])
      try cluster.apply(Self.service("10.96.0.8", hostname: "web.example.org"), .services)
      while try plugin.addresses(of: "web.example.org") != ["10.96.0.8"] {
        try Task.checkCancellation()
        await Task.yield()
      }
      #expect(try plugin.addresses(of: "other.example.org") == [])
    }
    await client.close()
    try await cluster.shutdown()
  }

  static func service(_ clusterIP: String, hostname: String) -> JSONValue {
    [
      "metadata": [
        "namespace": "demo", "name": "web", "labels": ["team": "dns"],
        "annotations": ["dns.example.org/hostname": .string(hostname)],
      ],
      "spec": ["clusterIP": .string(clusterIP)],
    ]
  }
}
