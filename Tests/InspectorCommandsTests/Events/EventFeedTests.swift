import Informers
import Inspection
import KubernetesClient
import Testing

@testable import InspectorCommands

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

  @Test func theFirstListIsHeldBackUnlessItIsWanted() {
    for includesInitial in [false, true] {
      let gate = FirstListGate(includesInitial: includesInitial)
      #expect(gate.admits(.added(Thing("a/x"))) == includesInitial)
      #expect(gate.admits(.listed(resourceVersion: "1", isFirst: true)))
      #expect(gate.admits(.added(Thing("a/y"))))
      #expect(gate.admits(.failed(ClientError(.connect, "refused"))))
    }
  }

  @Test func whatHasBeenReadFromTheStoreIsNotToldAgain() {
    let gate = FirstListGate(includesInitial: false)
    gate.open(after: [Thing("a/x", "5"), Thing("a/y", "6")])
    #expect(!gate.admits(.added(Thing("a/x", "5"))))
    #expect(gate.admits(.updated(old: Thing("a/x", "5"), new: Thing("a/x", "7"))))
    #expect(gate.admits(.updated(old: Thing("a/y", "6"), new: Thing("a/y", "8"))))
    #expect(gate.admits(.deleted(Thing("a/x", "7"))))
    #expect(gate.admits(.added(Thing("a/x", "5"))))
  }
}
