import KubernetesWire
import Informers
import Inspection
import K8sAPI
import KubernetesClient
import Testing

@testable import Sessions

/// The way of events from informers to a reader.
struct EventFeedTests {
  /// A stored object that is nothing but a key and a version.
  private struct Thing: StoredObject {
    var key: ObjectKey
    var resourceVersion: String
    static let projection = Projection<Thing>(
      initial: Thing(key: ObjectKey(name: ""), resourceVersion: ""), fields: [])
    static let columns: [ObjectColumn] = []
    var fields: JSONObject { JSONObject() }

    init(key: ObjectKey, resourceVersion: String) {
      self.key = key
      self.resourceVersion = resourceVersion
    }

    init(_ key: String, _ version: String = "1") {
      self.init(key: ObjectKey(key) ?? ObjectKey(name: key), resourceVersion: version)
    }
  }

  @Test(
    "Objects are chosen by namespace and by key",
    arguments: [
      (nil, nil, true), ("a", nil, true), ("b", nil, false), (nil, "a/*", true),
      (nil, "*-2", false), ("a", "*/web", true), ("b", "*", false),
    ] as [(String?, String?, Bool)])
  func filters(_ namespace: String?, _ pattern: String?, _ expected: Bool) {
    let filter = EventFilter(namespace: namespace, keys: pattern.map { WildcardPattern($0) })
    let thing = Thing("a/web")
    #expect(filter.admits(.added(thing)) == expected)
    #expect(filter.admits(.updated(old: thing, new: thing)) == expected)
    #expect(filter.admits(.deleted(thing)) == expected)
    #expect(filter.admits(.listed(resourceVersion: "1", isFirst: true)))
    #expect(filter.admits(.failed(ClientError(.connect, "refused"))))
  }

  /// A server whose every request ends at once.
  private static let context = InformerContext(transport: OfflineTransport())

  private func feed(_ informer: SharedInformer<Thing>, initial: EventFeed.Initial) -> EventFeed {
    let feed = EventFeed(
      filter: EventFilter(), initial: initial, wallClock: { .zero })
    feed.attach(
      [("thing", informer)], identity: BlockIdentity(keys: ["."], plugin: "k8s_api"))
    return feed
  }

  @Test func whatAStoreHoldsIsToldOnDemandThoughItsListGoesOn() async throws {
    let informer = SharedInformer<Thing>(
      InformerSpecification(resource: .pods, kind: "Pod"), context: Self.context)
    for name in ["a/x", "a/y"] { informer.store.upsert(Thing(name)) }
    let cases: [(EventFeed.Initial, [String])] = [
      (.all, ["a/x", "a/y"]), (.asTheyCome, []), (.leftOut, []),
    ]
    for (initial, expected) in cases {
      let feed = feed(informer, initial: initial)
      feed.finish()
      let keys = await feed.next()?.items.compactMap { $0.event.key?.description } ?? []
      #expect(keys == expected)
    }
  }
}
