import Inspection
import Testing

/// What `--expect` takes.
struct StoreExpectationTests {
  @Test(
    "Expectations are read",
    arguments: [
      ("pod>=1", "pod", .count(.atLeast, 1)),
      (" pod  <=  20 ", "pod", .count(.atMost, 20)),
      ("pod!=0", "pod", .count(.notEqual, 0)),
      ("pod==3", "pod", .count(.same, 3)),
      ("pod=3", "pod", .count(.equal, 3)),
      ("pod>3", "pod", .count(.more, 3)),
      ("pod<3", "pod", .count(.fewer, 3)),
      ("query>=1", "query", .count(.atLeast, 1)),
      ("get = 2", "get", .count(.equal, 2)),
      ("query pod PodIP 10.0.0.1", "pod", .query(index: "PodIP", value: "10.0.0.1")),
      ("query pod PodIP \"\"", "pod", .query(index: "PodIP", value: "")),
      ("query \"a b\" x \"c d\"", "a b", .query(index: "x", value: "c d")),
      ("get pod default/web", "pod", .get(key: "default/web")),
      ("get namespace default", "namespace", .get(key: "default")),
    ] as [(String, String, StoreExpectation.Condition)])
  func reads(_ text: String, _ watch: String, _ condition: StoreExpectation.Condition) throws {
    let expectation = try StoreExpectation(parsing: text)
    #expect(expectation.watch == watch)
    #expect(expectation.condition == condition)
    #expect(expectation.text == text)
  }

  @Test(
    "What is no expectation is told with the place",
    arguments: [
      ("", 1, "watch's name"), ("   ", 1, "watch's name"), (">=1", 1, "watch's name"),
      ("pod", 4, "one of"), ("pod 1", 5, "one of"), ("pod>>1", 5, "number"),
      ("pod>=", 6, "number"), ("pod>=-1", 6, "number"), ("pod>=1.5", 7, "end"),
      ("pod>=1 x", 8, "end"), ("pod=99999999999999999999", 5, "too large"),
      ("query pod", 10, "an index"), ("query pod PodIP", 16, "a value"),
      ("query pod PodIP a b", 19, "end"), ("query pod PodIP \"a", 17, "closing quote"),
      ("get pod", 8, "a key"), ("get pod a/b/c", 9, "namespace/name"),
      ("get pod \"\"", 9, "namespace/name"), ("pod≥1", 6, "one of"),
    ] as [(String, Int, String)])
  func refuses(_ text: String, _ position: Int, _ message: String) {
    let error = #expect(throws: StoreExpectation.Malformed.self) {
      try StoreExpectation(parsing: text)
    }
    #expect(error?.position == position)
    #expect(error?.message.contains(message) ?? false, "\(error?.message ?? "")")
  }

  @Test func comparisonsHoldAsTheyRead() {
    for (comparison, holding) in [
      (.atLeast, [2, 3]), (.atMost, [1, 2]), (.notEqual, [1, 3]), (.same, [2]), (.equal, [2]),
      (.more, [3]), (.fewer, [1]),
    ] as [(StoreExpectation.Comparison, [Int])] {
      #expect([1, 2, 3].filter { comparison.holds($0, 2) } == holding)
    }
  }
}
