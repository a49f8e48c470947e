import KubernetesClient
import Testing

@testable import Informers

@Suite struct StoreTests {
  private let store = Store<TestPod>(indexes: [
    TestPod.podIP,
    Index("Names") { pod, emit in
      for part in pod.key.name.split(separator: ".") { emit(String(part)) }
    },
  ])

  private func keys(_ index: String, _ value: String) throws -> [String] {
    try store.indexKeys(index, value).map(\.description)
  }

  @Test func anEmptyStoreHasNothing() throws {
    #expect(store.count == 0)
    #expect(store.keys() == [])
    #expect(store.list().isEmpty)
    #expect(store.object(for: ObjectKey(name: "a")) == nil)
    #expect(try store.byIndex("PodIP", "").isEmpty)
    #expect(try store.indexValues("PodIP") == [])
    #expect(store.delete(ObjectKey(name: "a")) == nil)
  }

  @Test func writesSayWhatTheyChanged() {
    let first = TestPod("ns/a", "1", ip: "10.0.0.1")
    let second = TestPod("ns/a", "2", ip: "10.0.0.2")
    guard case .added(first) = store.upsert(first) else {
      Issue.record("not added")
      return
    }
    guard case .updated(old: first, new: second) = store.upsert(second) else {
      Issue.record("not updated")
      return
    }
    #expect(store.delete(ObjectKey("ns/a") ?? first.key) == second)
    #expect(store.count == 0)
  }

  @Test func anUpdateMovesTheObjectBetweenValues() throws {
    store.upsert(TestPod("ns/a", "1", ip: "10.0.0.1"))
    store.upsert(TestPod("ns/a", "2", ip: "10.0.0.2"))
    #expect(try keys("PodIP", "10.0.0.1") == [])
    #expect(try keys("PodIP", "10.0.0.2") == ["ns/a"])
    #expect(try store.indexValues("PodIP") == ["10.0.0.2"])
  }

  @Test func anUpdateIndexesAnewOnlyWhatChanged() throws {
    store.upsert(TestPod("ns/x.y", "1"))
    store.upsert(TestPod("ns/x.y", "2"))
    #expect(try keys("Names", "x") == ["ns/x.y"])
    #expect(store.get(ObjectKey(namespace: "ns", name: "x.y"))?.resourceVersion == "2")
  }

  @Test func valuesOfManyObjectsAreSortedByKey() throws {
    for name in ["c", "a", "b", "a-b"] { store.upsert(TestPod("ns/\(name)", "1")) }
    store.upsert(TestPod("ns-a/z", "1"))
    #expect(try keys("PodIP", "") == ["ns-a/z", "ns/a", "ns/a-b", "ns/b", "ns/c"])
    #expect(try store.byIndex("PodIP", "").map(\.key.description) == keys("PodIP", ""))
    store.delete(ObjectKey(namespace: "ns", name: "b"))
    store.delete(ObjectKey(namespace: "ns", name: "a"))
    #expect(try keys("PodIP", "") == ["ns-a/z", "ns/a-b", "ns/c"])
    #expect(try store.indexCounts("PodIP").map(\.count) == [3])
  }

  @Test func aValueThatAnObjectGivesTwiceCountsOnce() throws {
    store.upsert(TestPod("x.x", "1"))
    #expect(try keys("Names", "x") == ["x.x"])
    store.upsert(TestPod("x", "1"))
    store.upsert(TestPod("x.x", "2"))
    #expect(try keys("Names", "x") == ["x", "x.x"])
    store.delete(ObjectKey(name: "x.x"))
    #expect(try keys("Names", "x") == ["x"])
  }

  @Test func objectsOfManyValuesAreUpdatedAsSets() throws {
    let store = Store<TestPod>(indexes: [
      Index("Words") { pod, emit in for word in pod.ip.split(separator: " ") { emit("\(word)") } }
    ])
    let before = (0..<40).map { "w\($0)" }.joined(separator: " ")
    let after = (20..<60).map { "w\($0)" }.joined(separator: " ")
    store.upsert(TestPod("a", "1", ip: before))
    store.upsert(TestPod("a", "2", ip: after))
    #expect(try store.indexValues("Words") == (20..<60).map { "w\($0)" }.sorted())
  }

  @Test func anUnknownIndexIsAnErrorThatNamesTheKnownOnes() {
    let expected = UnknownIndex(name: "PodIp", known: ["Names", "PodIP"])
    #expect(throws: expected) { try store.byIndex("PodIp", "") }
    #expect(throws: expected) { try store.indexKeys("PodIp", "") }
    #expect(throws: expected) { try store.indexValues("PodIp") }
    #expect(throws: expected) { try store.indexCounts("PodIp") }
    #expect("\(expected)".contains("Names, PodIP"))
  }

  @Test func ofTwoIndexesWithOneNameTheLaterCounts() throws {
    let store = Store<TestPod>(indexes: [
      TestPod.podIP, Index("PodIP") { pod, emit in emit("ip " + pod.ip) },
    ])
    store.upsert(TestPod("a", "1", ip: "10.0.0.1"))
    #expect(store.indexNames == ["PodIP"])
    #expect(try store.indexValues("PodIP") == ["ip 10.0.0.1"])
  }

  @Test func keysAreOrderedAsTheirTexts() {
    let texts = ["a/x", "a-b/x", "a.b/x", "a", "b", "a/", "ab/x", "a/x-y", "z", "a/x/y", ""]
    let keys = texts.compactMap { ObjectKey($0) }
    #expect(keys.count == texts.count - 1)
    #expect(keys.sorted().map(\.description) == keys.map(\.description).sorted())
  }
}
