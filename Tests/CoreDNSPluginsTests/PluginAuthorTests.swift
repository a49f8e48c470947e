import KubernetesWire
import Corefile
import CoreDNSPlugins
import Informers
import K8sAPI
import PluginStanzas
import KubernetesClient
import Synchronization
import Testing

/// A plugin as its author writes it, with public API only: it offers a watch of a custom resource
/// and, where the directive says so, a watch of pods of its own.
@Suite struct PluginAuthorTests {
  /// What the plugin keeps of its custom resource.
  struct Record: StoredObject, Equatable {
    var key = ObjectKey(name: "")
    var resourceVersion = ""
    var target = ""

    static let projection = Projection<Record>(
      initial: Record(),
      fields: [
        .message(
          "metadata", 1,
          [
            .text("name", 1) { $0.key.name = $1.string() },
            .text("namespace", 3) { $0.key.namespace = $1.interned() },
            .text("resourceVersion", 6) { $0.resourceVersion = $1.string() },
          ]),
        .message("spec", 2, [.text("target", 1) { $0.target = $1.string() }]),
      ])
    static let columns = [ObjectColumn("TARGET", field: "target")]
    var fields: JSONObject { JSONObject([("target", .string(target))]) }
  }

  final class Watcher: APIWatcher {
    struct WrongType: Error {}

    let name = "records"
    let offersPods: Bool
    private let pods = Mutex<(any Indexer)?>(nil)

    init(offersPods: Bool) {
      self.offersPods = offersPods
    }

    func informers() -> [String: InformerConstructor] {
      let records = InformerSpecification<Record>(
        resource: GroupVersionResource(group: "example.org", version: "v1", resource: "records"),
        kind: "Record", indexes: [Index("Target") { $1($0.target) }])
      guard offersPods else { return ["record": records.constructor] }
      let pods = InformerSpecification<Record>(resource: .pods, kind: "Pod")
      return ["record": records.constructor, "pod": pods.constructor]
    }

    func setIndexer(_ name: String, _ indexer: any Indexer) throws {
      guard name == "pod" else { return }
      guard indexer.objectType is ExamplePod.Type else { throw WrongType() }
      pods.withLock { $0 = indexer }
    }

    func setHasSynced(_ hasSynced: @escaping @Sendable () -> Bool) {}
  }

  static let definition = PluginDefinition(name: "records") { stanza throws(StanzaRefusal) in
    var dispenser = Dispenser(stanza.directive, entryFile: stanza.entryFile)
    var offersPods = false
    while dispenser.next() {
      while dispenser.nextArg() {
        guard dispenser.value == "pods" else {
          throw StanzaRefusal(dispenser.error("records takes only `pods`"))
        }
        offersPods = true
      }
    }
    let offers = offersPods
    return PluginDefinition.Reading(fields: JSONObject([("pods", .bool(offers))])) {
      Watcher(offersPods: offers)
    }
  }

  private func plan(_ directive: String, order: [String]) throws -> ServerBlockPlan {
    let text = "a.org {\nkubernetes {\npods verified\n}\n\(directive)\nk8s_api\n}\n"
    let plans = ServerBlockPlan.plans(
      for: try parse(text), pluginOrder: PluginOrder(names: order),
      definitions: PluginDefinition.builtIn + [Self.definition])
    return try #require(plans.first)
  }

  @Test func aWatchOfACustomResourceStandsBesideTheOthers() throws {
    let plan = try plan("records", order: ["kubernetes", "records", "k8s_api"])
    #expect(plan.diagnostics.isEmpty)
    #expect(plan.settings["records"] == ["pods": false])
    let registry = try plan.makeRegistry()
    #expect(registry.names == ["endpoints", "namespace", "pod", "record", "service"])
    let record = try #require(registry.watch("record"))
    #expect(record.plugin == "records")
    #expect(record.informer.description.indexNames == ["Target"])
    #expect(!record.informer.description.resource.hasProtobuf)
    #expect(registry.plugins.map(\.plugin) == ["kubernetes", "records"])
  }

  @Test func aPluginThatComesFirstShadowsPods() throws {
    let plan = try plan("records pods", order: ["records", "kubernetes", "k8s_api"])
    #expect(plan.diagnostics.map(\.id) == ["shadowed-watch"])
    #expect(plan.diagnostics.first?.message.hasPrefix("the watch pod of kubernetes") == true)
    let error = #expect(throws: RegistrationError.self) { try plan.makeRegistry() }
    #expect(error?.plugin == "records", "it gets its own indexer, whose type it did not expect")
    #expect(error?.watch == "pod")
    #expect(error?.cause is Watcher.WrongType)
  }

  @Test func aPluginThatComesLaterTakesTheWinnersPods() throws {
    let plan = try plan("records pods", order: ["kubernetes", "records", "k8s_api"])
    let registry = try plan.makeRegistry()
    #expect(registry.watch("pod")?.plugin == "kubernetes")
    #expect(registry.watch("pod")?.shadows == ["records"])
    #expect(registry.plugins.map(\.loses) == [[], ["pod"]])
  }

  @Test func aStanzaThatThePluginRefusesIsAnError() throws {
    let plan = try plan("records x", order: ["kubernetes", "records", "k8s_api"])
    #expect(plan.isRefused)
    #expect(
      plan.refusals.first?.coreDNSMessage
        == "Corefile:5 - Error during parsing: records takes only `pods`")
  }

  @Test(.timeLimit(.minutes(1))) func customResourcesAreReadAsJSON() async throws {
    struct OneRecord: APITransport {
      func perform<Consumer: ResponseConsumer>(
        _ request: APIRequest, into consumer: inout Consumer
      ) async throws {
        guard !request.isWatch, request.accept == .json else { throw CancellationError() }
        try consumer.receive(ResponseHead(contentType: "application/json"))
        let body = """
          {"kind":"RecordList","apiVersion":"example.org/v1","metadata":{"resourceVersion":"9"},
           "items":[{"metadata":{"name":"a","namespace":"b"},"spec":{"target":"c.example"}}]}
          """
        try Array(body.utf8).withUnsafeBytes { try consumer.receive($0, wireBytes: $0.count) }
      }
    }
    let plan = try plan("records", order: ["kubernetes", "records", "k8s_api"])
    let registry = try plan.makeRegistry(context: InformerContext(transport: OneRecord()))
    let runner = InformerRunner(registry, only: ["record"])
    await runner.whileRunning {
      while !runner.hasSynced { await Task.yield() }
    }
    let indexer = try #require(registry.watch("record")?.informer.indexer)
    #expect(try indexer.byIndex("Target", "c.example").map(\.key.description) == ["b/a"])
  }
}
