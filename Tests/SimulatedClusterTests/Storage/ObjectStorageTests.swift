import KubernetesClient
import Testing

@testable import SimulatedCluster

@Suite struct ObjectStorageTests {
  @Test func eachWriteGetsTheNextVersionAndStampsItIntoTheObject() {
    let storage = ObjectStorage(historySize: 10, firstVersion: 98)
    let first = storage.put("a")
    let second = storage.put("b")
    #expect(first?.resourceVersion == 99)
    #expect(second?.resourceVersion == 100)
    #expect(second.flatMap { StoredObjects.version($0.bytes) } == "100")
    #expect(storage.resourceVersion == 100)
  }

  @Test func aWriteThatExpectsAnOlderStateIsAConflict() {
    let storage = ObjectStorage(historySize: 10)
    let seen = storage.put("a")
    let newer = storage.put("a", phase: "Failed")
    let outcome = storage.write(
      .pods, key: "ns/a", expecting: seen, StoredObjects.pod("a"), encoding: .protobuf)
    guard case .conflict(let current) = outcome else {
      Issue.record("the write went through")
      return
    }
    #expect(current === newer)
    #expect(storage.resourceVersion == 3)
  }

  @Test func deletingWhatDoesNotExistChangesNothing() {
    let storage = ObjectStorage(historySize: 10)
    storage.drop("a")
    #expect(storage.resourceVersion == 1)
    #expect(storage.history(after: 1) == "upTo 1")
  }

  @Test func objectsAreInTheOrderOfTheirKeysWhateverTheOrderOfWrites() {
    let storage = ObjectStorage(historySize: 10)
    for name in ["m", "z", "a", "m-1", "m.1", "b"] { storage.put(name) }
    #expect(storage.names(at: storage.resourceVersion) == "a b m m-1 m.1 z")
  }

  @Test func everyStateThatHistoryReachesCanBeReadAgain() {
    let storage = ObjectStorage(historySize: 10)
    storage.put("a")  // 2
    storage.put("b")  // 3
    storage.put("a", phase: "Failed")  // 4
    storage.drop("a")  // 5
    storage.put("c")  // 6
    let states = (1...7).map { storage.names(at: $0) }
    #expect(states == ["", "a", "a b", "a b", "b", "b c", "future 6"])
  }

  @Test func aPastStateHasThePastObjects() {
    let storage = ObjectStorage(historySize: 10)
    let old = storage.put("a")
    storage.put("a", phase: "Failed")
    guard case .value(let past) = storage.snapshot(.pods, at: 2) else {
      Issue.record("version 2 is gone")
      return
    }
    #expect(past.items.first === old)
    #expect(past.resourceVersion == 2)
  }

  @Test func whatHistoryHasForgottenIsExpired() {
    let storage = ObjectStorage(historySize: 3)
    for name in ["a", "b", "c", "d", "e"] { storage.put(name) }  // 2 to 6
    #expect(storage.names(at: 2) == "expired 3")
    #expect(storage.names(at: 3) == "a b")
    #expect(storage.history(after: 2) == "expired")
    #expect(storage.history(after: 3) == "+c@4 +d@5 +e@6 upTo 6")
  }

  @Test func theRingKeepsItsOrderWhenItWrapsManyTimes() {
    let storage = ObjectStorage(historySize: 4)
    for round in 0..<25 { storage.put(round % 2 == 0 ? "a" : "b") }
    #expect(storage.history(after: 22) == "~b@23 ~a@24 ~b@25 ~a@26 upTo 26")
    #expect(storage.history(after: 21) == "expired")
  }

  @Test func eventsComeInBatches() {
    let storage = ObjectStorage(historySize: 10)
    for name in ["a", "b", "c"] { storage.put(name) }
    #expect(storage.history(after: 1, limit: 2) == "+a@2 +b@3 upTo 3")
    #expect(storage.history(after: 3, limit: 2) == "+c@4 upTo 4")
    #expect(storage.history(after: 9, limit: 2) == "upTo 9")
  }

  @Test func compactionExpiresAllThatWasButNotTheObjects() {
    let storage = ObjectStorage(historySize: 10)
    storage.put("a")
    storage.put("b")
    storage.compact()
    #expect(storage.names(at: 2) == "expired 3")
    #expect(storage.names(at: 3) == "a b")
    storage.drop("a")
    #expect(storage.history(after: 3) == "-a@4 upTo 4")
  }

  @Test func aDeletionCarriesTheLastStateUnderItsOwnVersion() {
    let storage = ObjectStorage(historySize: 10)
    storage.put("a", phase: "Failed")
    storage.drop("a")
    guard case .value(let batch) = storage.events(.pods, after: 2, limit: 10) else {
      Issue.record("expired")
      return
    }
    let item = batch.events.first?.item
    #expect(item.flatMap { StoredObjects.version($0.bytes) } == "3")
    #expect(item.map { SelectableFields.value("status.phase", of: $0, kind: "Pod") } == "Failed")
  }
}

@Suite struct ObjectStorageLoadTests {
  private func load(_ storage: ObjectStorage, _ names: [String]) {
    storage.load(
      .pods, encoding: .protobuf,
      names.map { (key: "ns/\($0)", bytes: StoredObjects.pod($0, version: "1")) })
  }

  @Test func loadedObjectsAreSortedUniqueAndStamped() {
    let storage = ObjectStorage(historySize: 10)
    load(storage, ["c", "a", "b", "a"])
    load(storage, ["d", "b"])
    let snapshot = storage.snapshot(.pods)
    #expect(snapshot.items.map { String($0.name) } == ["a", "b", "c", "d"])
    #expect(snapshot.items.map { StoredObjects.version($0.bytes) } == ["5", "7", "2", "6"])
    #expect(storage.resourceVersion == 7)
  }

  @Test func withoutAWatchALoadIsNoHistory() {
    let storage = ObjectStorage(historySize: 10)
    load(storage, ["a", "b"])
    #expect(storage.history(after: 1) == "expired")
    #expect(storage.history(after: 3) == "upTo 3")
  }

  @Test func aWatchSeesALoadAsEvents() {
    let storage = ObjectStorage(historySize: 10)
    storage.put("a")
    let subscription = storage.subscribe(.pods)
    load(storage, ["a", "b"])
    #expect(storage.history(after: 2) == "~a@3 +b@4 upTo 4")
    subscription.continuation.finish()
    #expect(storage.subscriptionCount == 0)
  }
}

@Suite struct SubscriptionTests {
  @Test func manyWritesAreOneSignal() async {
    let storage = ObjectStorage(historySize: 10)
    let subscription = storage.subscribe(.pods)
    storage.put("a")
    storage.put("b")
    subscription.continuation.finish()
    var signals = 0
    for await _ in subscription.signals { signals += 1 }
    #expect(signals == 1)
  }

  @Test func otherResourcesDoNotWake() async {
    let storage = ObjectStorage(historySize: 10)
    let subscription = storage.subscribe(.services)
    storage.put("a")
    subscription.continuation.finish()
    var signals = 0
    for await _ in subscription.signals { signals += 1 }
    #expect(signals == 0)
  }

  @Test func waitingForAVersionEndsWithTheWrite() async {
    let storage = ObjectStorage(historySize: 10)
    async let reached = storage.wait(for: 2, atMost: .seconds(600), time: SystemTime())
    storage.put("a")
    #expect(await reached)
  }

  @Test func waitingForAVersionThatDoesNotComeEnds() async {
    let storage = ObjectStorage(historySize: 10)
    #expect(await storage.wait(for: 2, atMost: .zero, time: SystemTime()) == false)
  }
}
