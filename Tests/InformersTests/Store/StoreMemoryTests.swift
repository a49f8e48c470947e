import Testing

@testable import Informers

@Suite struct StoreMemoryTests {
  private func memory(pods: Int, name: (Int) -> String) -> StoreMemory {
    let store = Store(indexes: [TestPod.podIP])
    for number in 0..<pods {
      store.upsert(TestPod("ns/\(name(number))", "1", ip: "10.0.\(number / 256).\(number % 256)"))
    }
    return store.memory
  }

  @Test func anEmptyStoreTakesNothing() {
    let memory = memory(pods: 0) { "p\($0)" }
    #expect(memory == StoreMemory(indexes: [.init(name: "PodIP", bytes: 0)]))
    #expect(memory.total == 0)
  }

  @Test func objectsKeysAndIndexesGrowWithTheObjects() {
    let small = memory(pods: 2_000) { "p\($0)" }
    let large = memory(pods: 20_000) { "p\($0)" }
    for (less, more) in [
      (small.objects, large.objects), (small.keys, large.keys),
      (small.indexes[0].bytes, large.indexes[0].bytes),
    ] {
      #expect(more > 5 * less && more < 20 * less)
    }
    let stride = MemoryLayout<TestPod>.stride
    #expect(large.objects >= 20_000 * stride && large.objects < 22_000 * stride)
    #expect(large.total == large.objects + large.keys + large.indexes[0].bytes)
  }

  @Test func longTextsCountBesideTheirObjects() {
    let short = memory(pods: 1_000) { "p\($0)" }
    let long = memory(pods: 1_000) { "a-name-of-a-pod-that-is-longer-than-fifteen-\($0)" }
    #expect(long.objects - short.objects > 1_000 * 40)
    #expect(long.keys == short.keys)
  }

  @Test func anythingCanBeMeasured() {
    #expect(HeapSize.ofAny("short") == 0)
    #expect(HeapSize.ofAny(String(repeating: "x", count: 100)) == 100 + HeapSize.overhead)
    #expect(HeapSize.ofAny([1, 2, 3]) == HeapSize.overhead + 24)
    #expect(HeapSize.ofAny([[1], [2, 3]]) == 3 * HeapSize.overhead + 16 + 24)
    #expect(HeapSize.ofAny(Optional("sixteen bytes and") as Any) == 17 + HeapSize.overhead)
    #expect(HeapSize.ofAny([Int]()) == 0)
  }
}
