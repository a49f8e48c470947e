import Inspection
import KubernetesWire
import Rendering
import Testing

/// `sync` where several gates are run one after another.
struct SyncSequenceTests {
  private static func gate(_ name: String, _ wait: StartUpSequence.Wait) -> StartUpSequence.Gate {
    .init(BlockIdentity(keys: [name], plugin: "kubernetes"), wait)
  }

  private static let cases: [(gates: [StartUpSequence.Gate], words: String)] = [
    (
      [gate("a", .measured(.seconds(5))), gate("b", .measured(.milliseconds(100)))],
      "after 5.1s, synced (it runs the gates one after another: a 5s, b 0.1s)"
    ),
    (
      [gate("b", .measured(.milliseconds(100))), gate("a", .atMost(.seconds(5)))],
      "after 0.1s to 5.1s, synced (it runs the gates one after another: b 0.1s, a up to 5s)"
    ),
    (
      [gate("a", .measured(.seconds(2)))],
      "after 2s, synced (it opens no port before the gate of a 2s)"
    ),
  ]

  private func report(_ gates: [StartUpSequence.Gate]) -> SyncReport {
    var report = Samples.sync(runs: false)
    report.serverBlocks.removeFirst()
    let sequence = StartUpSequence(gates)
    report.serverBlocks[0].gate.ownWait = .milliseconds(100)
    report.serverBlocks[0].gate.sequence = sequence
    if let total = sequence.total { report.serverBlocks[0].gate.opensAfter = total }
    return report
  }

  @Test(arguments: cases)
  func words(_ gates: [StartUpSequence.Gate], _ words: String) throws {
    let remarks = try #require(report(gates).text.sections.first?.remarks)
    #expect(remarks.map(\.text).contains("CoreDNS would start to serve \(words)"), "\(remarks)")
  }

  @Test func aGateWithoutLimitHoldsEveryBlockBack() throws {
    let report = report([Self.gate("a", .unlimited), Self.gate("b", .measured(.zero))])
    let remarks = try #require(report.text.sections.first?.remarks)
    #expect(
      remarks.map(\.text).contains(
        "CoreDNS would not start to serve: a plugin waits without limit (a without limit, b 0s)"))
    #expect(gate(of: report)?["opensAfterSeconds"] == .null)
  }

  @Test func theDocumentHasTheSumAndItsParts() throws {
    let report = report([
      Self.gate("a", .atMost(.seconds(5))), Self.gate("b", .measured(.milliseconds(100))),
    ])
    let gate = try #require(self.gate(of: report))
    #expect(gate["opensAfterSeconds"] == 0.1)
    #expect(gate["waitSeconds"] == 0.1)
    #expect(
      gate["sequence"]?.arrayValue?.first
        == ["keys": ["a"], "plugin": "kubernetes", "waitSeconds": nil, "limitSeconds": 5.0])
  }

  private func gate(of report: SyncReport) -> JSONValue? {
    report.document["serverBlocks"]?.arrayValue?.first?["gate"]
  }
}
