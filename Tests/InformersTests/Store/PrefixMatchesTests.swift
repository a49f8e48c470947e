import Recordings
import Testing

@testable import Informers

/// The first texts that start with a prefix, found without sorting.
struct PrefixMatchesTests {
  @Test("Matches agree with filtering and sorting everything", arguments: [0, 1, 3, 200])
  func agreesWithSorting(limit: Int) {
    var random = SeededGenerator(seed: 7)
    let texts = (0..<500).map { _ in
      String((0..<Int.random(in: 0..<4, using: &random)).map { _ in "ab-é".randomElement() ?? "a" })
    }
    for prefix in ["", "a", "ab", "é", "é-", "zz"] {
      var matches = PrefixMatches(prefix: prefix, limit: limit)
      for text in texts { matches.take(text) }
      let expected = texts.filter { $0.utf8.starts(with: prefix.utf8) }.sorted()
      #expect(matches.first == Array(expected.prefix(limit)), "\(prefix)")
      #expect(matches.count == expected.count, "\(prefix)")
      #expect(matches.omitted == expected.count - min(limit, expected.count), "\(prefix)")
    }
  }

  @Test("What all matches share is known though most are left out")
  func commonPrefix() {
    var matches = PrefixMatches(prefix: "t", limit: 2)
    for number in 0..<50 { matches.take("team-\(number / 25)/pod-\(number)") }
    #expect(matches.first == ["team-0/pod-0", "team-0/pod-1"])
    #expect(matches.commonPrefix == "team-")
    #expect(PrefixMatches(prefix: "t", limit: 2).commonPrefix == "t")
  }

  @Test(
    "A key matches by its text form",
    arguments: [
      ("team-1/web", "", true), ("team-1/web", "team", true), ("team-1/web", "team-1", true),
      ("team-1/web", "team-1/", true), ("team-1/web", "team-1/w", true),
      ("team-1/web", "team-1/web", true), ("team-1/web", "team-1/web-", false),
      ("team-1/web", "team-2", false), ("team-1/web", "web", false), ("node", "no", true),
      ("node", "node/", false),
    ])
  func keyPrefixes(_ key: String, _ prefix: String, _ expected: Bool) throws {
    #expect(try #require(ObjectKey(key)).hasPrefix(prefix) == expected)
  }

  @Test func storesAnswerForKeysAndIndexValues() throws {
    let store = Store<TestPod>(indexes: [TestPod.podIP])
    for number in 0..<30 {
      store.upsert(TestPod("ns-\(number % 3)/p\(number)", "1", ip: "10.0.0.\(number)"))
    }
    store.delete(TestPod("ns-0/p0").key)
    let keys = store.keys(startingWith: "ns-0/p1", limit: 2)
    #expect(keys.first == ["ns-0/p12", "ns-0/p15"])
    #expect(keys.count == 3)
    let values = try store.indexValues("PodIP", startingWith: "10.0.0.2", limit: 5)
    #expect(values.first == ["10.0.0.2", "10.0.0.20", "10.0.0.21", "10.0.0.22", "10.0.0.23"])
    #expect(values.omitted == 6)
    #expect(store.namespaces == ["ns-0", "ns-1", "ns-2"])
    #expect(throws: UnknownIndex.self) {
      try store.indexValues("Nope", startingWith: "", limit: 1)
    }
  }
}
