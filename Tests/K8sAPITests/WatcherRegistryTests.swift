import Informers
import K8sAPI
import KubernetesClient
import Testing

@Suite struct WatcherRegistryTests {
  @Test func theFirstInExecutionOrderProvidesANameAndTheLosersIsNeverBuilt() throws {
    let first = FakeWatcher("first", offers: ["pod": FakeInformer("pods")])
    let second = FakeWatcher(
      "second", offers: ["pod": FakeInformer("other"), "service": FakeInformer("services")])
    let third = FakeWatcher("third", offers: ["pod": FakeInformer("third")])
    let registry = try WatcherRegistry(watchers: [first, second, third], context: offline)
    #expect(registry.names == ["pod", "service"])
    #expect(registry.watch("pod")?.plugin == "first")
    #expect(registry.watch("pod")?.shadows == ["second", "third"])
    #expect(registry.watch("pod")?.informer.description.resource.resource == "pods")
    #expect(registry.watch("service")?.plugin == "second")
    #expect(registry.watch("service")?.shadows == [])
    #expect(first.built == ["pod"])
    #expect(second.built == ["service"])
    #expect(third.built == [])
  }

  @Test func everyWatcherIsHandedEveryIndexerInTheOrderOfTheNames() throws {
    let reader = FakeWatcher("reader", reads: ["pod"])
    let provider = FakeWatcher(
      "provider",
      offers: [
        "service": FakeInformer("services"), "pod": FakeInformer("pods"),
        "namespace": FakeInformer("namespaces"),
      ])
    let registry = try WatcherRegistry(watchers: [reader, provider], context: offline)
    #expect(reader.indexers == ["namespace", "pod", "service"])
    #expect(provider.indexers == ["namespace", "pod", "service"])
    #expect(registry.watch("pod")?.consumers == ["reader", "provider"])
    #expect(registry.watch("service")?.consumers == ["provider"])
    #expect(registry.plugins.map(\.receivedIndexers) == Array(repeating: registry.names, count: 2))
  }

  @Test func aRefusedIndexerFailsTheStartAndNamesPluginAndWatch() {
    let provider = FakeWatcher("provider", offers: ["pod": FakeInformer("pods")])
    let picky = FakeWatcher("picky", refuses: "pod")
    let error = #expect(throws: RegistrationError.self) {
      try WatcherRegistry(watchers: [provider, picky], context: offline)
    }
    #expect(error?.step == .setIndexer)
    #expect(error?.plugin == "picky")
    #expect(error?.watch == "pod")
    #expect(error?.cause is FakeWatcher.Refusal)
    #expect(error?.message == "plugin picky refuses the indexer of watch \"pod\"")
    #expect(provider.hasSynced != nil, "the earlier watcher was served before the failure")
    #expect(picky.hasSynced == nil)
  }

  @Test func aConstructorThatFailsFailsTheStart() {
    final class Broken: APIWatcher {
      let name = "broken"
      func informers() -> [String: InformerConstructor] {
        ["pod": { _ in throw FakeWatcher.Refusal() }]
      }
      func setIndexer(_ name: String, _ indexer: any Indexer) {}
      func setHasSynced(_ hasSynced: @escaping @Sendable () -> Bool) {}
    }
    let error = #expect(throws: RegistrationError.self) {
      try WatcherRegistry(watchers: [Broken()], context: offline)
    }
    #expect(error?.step == .buildInformer)
    #expect(error?.plugin == "broken")
  }

  @Test func aPluginHasSyncedWhenTheWatchesItOffersByNameHave() throws {
    let pods = FakeInformer("pods")
    let services = FakeInformer("services")
    let loserPods = FakeInformer("never")
    let reader = FakeWatcher("reader", reads: ["pod"])
    let first = FakeWatcher("first", offers: ["pod": pods])
    let second = FakeWatcher("second", offers: ["pod": loserPods, "service": services])
    let registry = try WatcherRegistry(watchers: [reader, first, second], context: offline)
    func synced() -> [Bool] { registry.plugins.map { $0.hasSynced() } }
    #expect(reader.hasSynced == true, "a plugin that offers nothing is told synced at once")
    #expect(synced() == [true, false, false])
    services.sync()
    #expect(synced() == [true, false, false])
    #expect(!registry.hasSynced)
    pods.sync()
    #expect(synced() == [true, true, true], "the winner's informer counts for the loser")
    #expect(second.hasSynced == true)
    #expect(registry.hasSynced)
    #expect(!loserPods.hasSynced)
  }

  @Test func offersAreToldApartByOutcome() throws {
    let first = FakeWatcher("first", offers: ["pod": FakeInformer("pods")])
    let second = FakeWatcher(
      "second", offers: ["service": FakeInformer("services"), "pod": FakeInformer("pods")])
    let registry = try WatcherRegistry(watchers: [first, second], context: offline)
    #expect(registry.plugins.map(\.plugin) == ["first", "second"])
    #expect(registry.plugins.map(\.offers) == [["pod"], ["pod", "service"]])
    #expect(registry.plugins.map(\.wins) == [["pod"], ["service"]])
    #expect(registry.plugins.map(\.loses) == [[], ["pod"]])
  }

  @Test func withoutAnyWatcherEverythingHasSynced() throws {
    let registry = try WatcherRegistry(watchers: [], context: offline)
    #expect(registry.hasSynced)
    #expect(registry.watches.isEmpty)
    #expect(registry.watch("pod") == nil)
  }

  @Test func someWatchesCanBeAskedFor() throws {
    let pods = FakeInformer("pods")
    let watcher = FakeWatcher("w", offers: ["pod": pods, "service": FakeInformer("services")])
    let registry = try WatcherRegistry(watchers: [watcher], context: offline)
    #expect(!registry.haveSynced(["pod"]))
    pods.sync()
    #expect(registry.haveSynced(["pod"]))
    #expect(!registry.haveSynced(["pod", "service"]))
  }
}
