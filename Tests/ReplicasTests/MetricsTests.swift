import Foundation
import Replicas
import Testing

/// Checks what is read from scrapes.
struct MetricsTests {
  @Test func everyRecordedScrapeIsReadWhole() throws {
    let index = try Fixtures.bytes("metrics/index.tsv").split(separator: UInt8(ascii: "\n"))
      .dropFirst().map { String(decoding: $0, as: UTF8.self).split(separator: "\t") }
    #expect(index.count > 15)
    for line in index {
      let text = MetricsText(try Fixtures.bytes("metrics/\(line[0]).prom"))
      #expect(text.unreadLines == 0 && !text.isCutShort, "\(line[0])")
      let metrics = try #require(ReplicaMetrics(text))
      let shown = line[3] == "absent" ? nil : String(line[3])
      #expect(metrics.reloadHash.map { String($0.prefix(16)) } == shown, "\(line[0])")
      #expect(metrics.failedReloads == Int(line[4]), "\(line[0])")
    }
  }

  @Test func aSyncedReplicaShowsWhatItIs() throws {
    let text = MetricsText(try Fixtures.bytes("metrics/metrics-synced.body"))
    let metrics = try #require(ReplicaMetrics(text))
    #expect(metrics.version == "1.13.1")
    #expect(metrics.plugins.contains("kubernetes"))
    #expect(metrics.apiRequests["200"] ?? 0 > 0)
    #expect(metrics.panics == 0)
    #expect(metrics.startedAt ?? 0 > 1_700_000_000)
  }

  @Test func oneThatMayListNothingShows403() throws {
    let text = MetricsText(try Fixtures.bytes("metrics/metrics-never-synced.body"))
    #expect(try #require(ReplicaMetrics(text)).apiRequests["403"] ?? 0 > 0)
  }

  @Test func labelsMayHoldEscapesAndValuesMayBeAnything() {
    let text = MetricsText(
      Array(
        """
        # HELP a b
        a{x="q\\"u\\\\o\\nte",y="",} 1e3 1700000000
        b NaN
        c{} +Inf
        d{x="1"}-Inf
        """.utf8))
    #expect(text.unreadLines == 0)
    #expect(text.samples.map(\.name) == ["a", "b", "c", "d"])
    #expect(text.samples.first?.labels == ["x": "q\"u\\o\nte", "y": ""])
    #expect(text.samples.first?.value == 1000)
    #expect(text.samples[1].value.isNaN)
    #expect(text.samples[3].value == -.infinity)
  }

  @Test func whatIsNoSampleIsPassedOver() {
    let text = MetricsText(Array("a{x=\"1 2\n{} 3\nb{x=y} 1\nc one\nd 1 2 3\n\nok 1".utf8))
    #expect(text.samples.map(\.name) == ["ok"])
    #expect(text.unreadLines == 5)
  }

  @Test func aCutScrapeNeverTraps() throws {
    let bytes = try Fixtures.bytes("metrics/reload-1b.prom")
    for count in 0...bytes.count { _ = ReplicaMetrics(MetricsText(Array(bytes.prefix(count)))) }
  }

  @Test func countersBeyondAllNumbersAreClamped() throws {
    let text = MetricsText(
      Array("coredns_panics_total 1e300\ncoredns_reload_failed_total NaN\n".utf8))
    let metrics = try #require(ReplicaMetrics(text))
    #expect(metrics.panics == .max)
    #expect(metrics.failedReloads == 0)
  }

  @Test func otherMetricsAreNotCoreDNSs() {
    #expect(ReplicaMetrics(MetricsText(Array("go_info 1\n".utf8))) == nil)
  }
}
