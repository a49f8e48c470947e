import Informers
import Inspection
import KubernetesWire
import Testing

/// Two stores held against each other.
struct StoreDifferenceTests {
  /// An object that keeps one field and its version.
  private struct Thing: StoredObject {
    var key: ObjectKey
    var resourceVersion: String
    var ip: String
    static let projection = Projection<Thing>(
      initial: Thing(key: ObjectKey(name: ""), resourceVersion: "", ip: ""), fields: [])
    static let columns: [ObjectColumn] = []
    var fields: JSONObject {
      JSONObject([("resourceVersion", .string(resourceVersion)), ("ip", .string(ip))])
    }
  }

  /// A store of `name: ip@version`.
  private func store(_ objects: [(name: String, ip: String, version: String)]) -> Store<Thing> {
    let store = Store<Thing>(indexes: [Index("IP") { thing, emit in emit(thing.ip) }])
    for object in objects {
      _ = store.upsert(
        Thing(
          key: ObjectKey(namespace: "a", name: object.name), resourceVersion: object.version,
          ip: object.ip))
    }
    return store
  }

  private typealias Difference = ObjectDifferences.Difference

  @Test func theSameObjectsAreNoDifferenceWhateverTheirVersions() {
    let result = StoreDifference(limit: 20).objects(
      store([("x", "1", "7"), ("y", "2", "8")]), store([("x", "1", "70"), ("y", "2", "8")]))
    #expect(!result.isDifferent)
    #expect(result.otherVersion == 1)
    #expect(result.first == 2)
    #expect(result.second == 2)
    #expect(result.shown.isEmpty)
  }

  @Test func objectsOfOneSideAndChangedOnesComeInTheOrderOfKeys() {
    let result = StoreDifference(limit: 20).objects(
      store([("a", "1", "1"), ("c", "2", "1"), ("d", "3", "1"), ("f", "4", "1")]),
      store([("b", "9", "1"), ("c", "8", "2"), ("d", "3", "1"), ("g", "7", "1")]))
    #expect(
      result.shown == [
        Difference(key: "a/a", presence: .first), Difference(key: "a/b", presence: .second),
        Difference(
          key: "a/c", presence: .both,
          fields: [FieldDifference(path: "ip", old: "2", new: "8")]),
        Difference(key: "a/f", presence: .first), Difference(key: "a/g", presence: .second),
      ])
    #expect(result.onlyFirst == 2)
    #expect(result.onlySecond == 2)
    #expect(result.changed == 1)
  }

  @Test("What is above the limit is counted and not kept", arguments: [1, 2, 20])
  func limits(_ limit: Int) {
    let many = (0..<9).map { (name: "x\($0)", ip: "\($0)", version: "1") }
    let comparison = StoreDifference(limit: limit)
    let objects = comparison.objects(store(many), store([]))
    #expect(objects.onlyFirst == 9)
    #expect(objects.shown.count == min(limit, 9))
    let index = comparison.index("IP", store(many), store([]))
    #expect(index?.onlyFirst == 9)
    #expect(index?.shown.count == min(limit, 9))
  }

  @Test func emptyStoresAreTheSame() {
    let comparison = StoreDifference(limit: 1)
    #expect(comparison.objects(store([]), store([])) == ObjectDifferences())
    #expect(comparison.index("IP", store([]), store([])) == IndexDifference(name: "IP"))
  }

  @Test func indexValuesAreComparedByTheKeysBehindThem() {
    let index = StoreDifference(limit: 20).index(
      "IP", store([("a", "1", "1"), ("b", "2", "1"), ("c", "3", "1"), ("d", "3", "1")]),
      store([("a", "1", "9"), ("z", "2", "1"), ("c", "3", "1"), ("e", "4", "1")]))
    #expect(
      index?.shown == [
        IndexDifference.Difference(value: "2", first: 1, second: 1),
        IndexDifference.Difference(value: "3", first: 2, second: 1),
        IndexDifference.Difference(value: "4", first: 0, second: 1),
      ])
    #expect(index?.changed == 2)
    #expect(index?.onlySecond == 1)
  }

  @Test func anIndexThatOneSideLacksIsNotCompared() {
    #expect(StoreDifference(limit: 1).index("Other", store([]), store([])) == nil)
  }
}
