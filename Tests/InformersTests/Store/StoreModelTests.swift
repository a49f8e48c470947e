import Recordings
import Testing

@testable import Informers

/// Compares a store with a plain dictionary over thousands of random writes.
@Suite struct StoreModelTests {
  private struct Model {
    var pods: [String: TestPod] = [:]
    var seen: Set<String> = []

    func values(_ pod: TestPod) -> Set<String> { Set(StoreModelTests.values(pod)) }

    func byValue() -> [String: [String]] {
      var found: [String: [String]] = [:]
      for (key, pod) in pods {
        for value in values(pod) { found[value, default: []].append(key) }
      }
      return found.mapValues { $0.sorted() }
    }
  }

  /// One to three values, few enough to collide.
  private static func values(_ pod: TestPod) -> [String] {
    let number = Int(pod.ip) ?? 0
    return ["v\(number % 7)", "w\(number)", number % 3 == 0 ? "third" : "v\(number % 7)"]
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func storeAgreesWithADictionary(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let store = Store<TestPod>(indexes: [
      Index("Values") { pod, emit in for value in Self.values(pod) { emit(value) } }
    ])
    var model = Model()
    for step in 0..<4000 {
      let key =
        "ns-\(Int.random(in: 0..<4, using: &random))/p\(Int.random(in: 0..<60, using: &random))"
      switch Int.random(in: 0..<100, using: &random) {
      case 0..<60:
        let pod = TestPod(key, "\(step)", ip: "\(Int.random(in: 0..<50, using: &random))")
        store.upsert(pod)
        model.pods[key] = pod
        model.seen.insert(key)
      case 60..<95:
        #expect(store.delete(TestPod(key).key) == model.pods.removeValue(forKey: key))
      case 95..<98:
        var batch = StoreBatch<TestPod>()
        batch.keep(TestPod(key).key)
        store.apply(&batch)
        model.seen.insert(key)
      case 98:
        store.beginReplacement()
        model.seen = []
      default:
        store.finishReplacement()
        model.pods = model.pods.filter { model.seen.contains($0.key) }
        model.seen = Set(model.pods.keys)
      }
      if step % 100 == 0 { try compare(store, model) }
    }
    try compare(store, model)
  }

  private func compare(_ store: Store<TestPod>, _ model: Model) throws {
    #expect(store.count == model.pods.count)
    #expect(store.keys().map(\.description) == model.pods.keys.sorted())
    #expect(store.objects() == model.pods.sorted { $0.key < $1.key }.map(\.value))
    let expected = model.byValue()
    #expect(try store.indexValues("Values") == expected.keys.sorted())
    for (value, keys) in expected {
      #expect(try store.indexKeys("Values", value).map(\.description) == keys)
    }
    #expect(try store.indexCounts("Values").allSatisfy { expected[$0.value]?.count == $0.count })
  }
}
