import KubernetesWire
import Informers
import Inspection
import KubernetesConfiguration
import Testing

struct ReportValueTests {
  @Test func anIndexNamesItsLargestBuckets() {
    let counts = [
      (value: "", count: 4), (value: "a", count: 1), (value: "b", count: 9), (value: "c", count: 4),
      (value: "d", count: 2), (value: "e", count: 9), (value: "f", count: 3),
    ]
    let index = IndexesReport.Index(name: "PodIP", counts: counts)
    #expect(index.values == 7)
    #expect(index.entries == 32)
    #expect(index.emptyValueEntries == 4)
    #expect(index.largest.map(\.value) == ["b", "e", "", "c", "f"])
    let empty = IndexesReport.Index(name: "PodIP", counts: [])
    #expect(empty.entries == 0 && empty.largest.isEmpty && empty.emptyValueEntries == 0)
  }

  @Test(
    "The spread of times is by nearest rank",
    arguments: [
      ([5], [5, 5, 5, 5]), ([3, 1, 2], [1, 2, 3, 3]), ([4, 3, 2, 1], [1, 2, 4, 4]),
      (Array(1...100), [1, 50, 95, 100]),
    ])
  func spreads(_ times: [Int], _ figures: [Int]) throws {
    let spread = try #require(SyncReport.Spread(times.map { Duration.seconds($0) }))
    let shown = [spread.minimum, spread.median, spread.p95, spread.maximum]
    #expect(shown == figures.map { .seconds($0) })
  }

  @Test func noTimesHaveNoSpread() {
    #expect(SyncReport.Spread([]) == nil)
  }

  @Test func severalRunsAreSummedUpByWatch() {
    func run(_ seconds: Int?) -> SyncReport.Block {
      var timeline = SyncTimeline()
      timeline.hasSyncedAfter = seconds.map { .seconds($0) }
      return SyncReport.Block(
        BlockIdentity(keys: ["."], plugin: "k8s_api"), connection: nil, isSynced: seconds != nil,
        total: .seconds(seconds ?? 99),
        gate: .init(
          opensAfter: .zero, timedOut: false, pollInterval: .milliseconds(100), limit: .seconds(5)),
        watches: [.init(name: "pod", timeline: timeline, live: LiveWatchReport())], plugins: [])
    }
    let runs = SyncReport.Runs([run(3), run(nil), run(1)])
    #expect(runs.count == 3)
    #expect(runs.unsynced == 1)
    #expect(runs.total == SyncReport.Spread([.seconds(1), .seconds(3)]))
    #expect(runs.watches.map(\.name) == ["pod"])
    #expect(runs.watches.map(\.spread) == [runs.total])
  }

  @Test func differencesNameEveryField() {
    let stored: JSONValue = [
      "same": 1, "changed": "a", "gone": true, "list": [1, 2, 3], "nested": ["x": ["y": 1]],
    ]
    let live: JSONValue = [
      "changed": "b", "same": 1, "list": [1, 5], "nested": ["x": ["y": 2]], "new": nil,
    ]
    #expect(
      FieldDifference.between(stored, live) == [
        FieldDifference(path: "changed", old: "a", new: "b"),
        FieldDifference(path: "gone", old: true, new: nil),
        FieldDifference(path: "list[1]", old: 2, new: 5),
        FieldDifference(path: "list[2]", old: 3, new: nil),
        FieldDifference(path: "nested.x.y", old: 1, new: 2),
        FieldDifference(path: "new", old: nil, new: JSONValue.null),
      ])
    #expect(FieldDifference.between(stored, stored).isEmpty)
  }

  @Test(
    "A password in a URL is not part of a report",
    arguments: [
      ("https://u:p@h:6443/x", "https://h:6443/x"), ("https://h/a@b", "https://h/a@b"),
      ("https://u@p@h", "https://h"), ("h:6443", "http://h:6443"), ("", "http://localhost"),
      ("u:p@h/x", "<redacted>@h/x"),
    ])
  func passwords(_ url: String, _ shown: String) {
    let values = ConnectionValues(source: .endpoint, server: Sourced(url, from: .caller))
    #expect(ConnectionSummary(values).baseURL == shown)
  }
}
