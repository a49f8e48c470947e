import Testing

@testable import Informers

@Suite struct StoreReplacementTests {
  private let store = Store<TestPod>(indexes: [TestPod.podIP])

  init() {
    for name in ["a", "b", "c"] { store.upsert(TestPod("ns/\(name)", "1", ip: "ip-\(name)")) }
  }

  private var names: [String] { store.keys().map(\.name) }

  @Test func whatTheNewStateDoesNotHaveIsRemoved() throws {
    store.beginReplacement()
    var batch = StoreBatch<TestPod>()
    batch.upsert(TestPod("ns/b", "2", ip: "ip-b2"))
    batch.upsert(TestPod("ns/d", "2", ip: "ip-d"))
    store.apply(&batch)
    #expect(names == ["a", "b", "c", "d"])
    let removed = store.finishReplacement()
    #expect(removed.map(\.key.name).sorted() == ["a", "c"])
    #expect(names == ["b", "d"])
    #expect(try store.indexValues("PodIP") == ["ip-b2", "ip-d"])
  }

  @Test func anEmptyStateRemovesEverything() throws {
    store.beginReplacement()
    #expect(store.finishReplacement().count == 3)
    #expect(store.count == 0)
    #expect(try store.indexValues("PodIP") == [])
  }

  @Test func keptObjectsStayAsTheyAre() {
    store.beginReplacement()
    var batch = StoreBatch<TestPod>()
    batch.keep(ObjectKey(namespace: "ns", name: "a"))
    batch.keep(ObjectKey(namespace: "ns", name: "new"))
    store.apply(&batch)
    store.finishReplacement()
    #expect(store.objects() == [TestPod("ns/a", "1", ip: "ip-a")])
  }

  @Test func anAbandonedReplacementRemovesNothingAndTheNextOneCounts() {
    store.beginReplacement()
    store.upsert(TestPod("ns/a", "2"))
    store.beginReplacement()
    store.upsert(TestPod("ns/b", "3"))
    store.finishReplacement()
    #expect(names == ["b"])
  }

  @Test func batchesSayWhatTheyChanged() {
    var batch = StoreBatch<TestPod>()
    batch.upsert(TestPod("ns/a", "2"))
    batch.upsert(TestPod("ns/z", "2"))
    batch.keep(TestPod("ns/b").key)
    batch.delete(TestPod("ns/c").key)
    batch.delete(TestPod("ns/never").key)
    let changes = store.applyReturningChanges(&batch)
    let left = batch.count
    #expect(left == 0)
    let texts = changes.map { change in
      switch change {
      case .added(let pod): "added \(pod.key)"
      case .updated(let old, let new):
        "updated \(old.key) \(old.resourceVersion)-\(new.resourceVersion)"
      case .deleted(let pod): "deleted \(pod.key)"
      }
    }
    #expect(texts == ["updated ns/a 1-2", "added ns/z", "deleted ns/c"])
  }
}
