import CoreDNSPlugins
import Corefile
import Inspection
import K8sAPI
import Testing

/// The gates of several server blocks, which CoreDNS runs one after another.
struct StartUpSequenceTests {
  private static func plans(_ stanzas: [String]) -> [ServerBlockPlan] {
    let text = stanzas.enumerated().map { "z\($0).example:53 {\n\($1)\n}\n" }.joined()
    return ServerBlockPlan.plans(for: CorefileParser(environment: [:]).parse(Array(text.utf8)))
  }

  private static func stock(_ timeout: String? = nil) -> String {
    timeout.map { "kubernetes {\nstartup_timeout \($0)\n}" } ?? "kubernetes"
  }

  private func report(
    _ plans: [ServerBlockPlan], others: [ServerBlockPlan] = []
  ) throws -> SyncReport {
    SyncReport(
      try plans.map { BlockSession(plan: $0, registry: try $0.makeRegistry()) }, others: others,
      waited: .seconds(2), process: .init(cpu: .zero, peakResidentBytes: 1))
  }

  @Test func everyBlockServesWhenTheLastGateHasOpened() throws {
    let blocks = try report(Self.plans([Self.stock("2s"), Self.stock(), "whoami"])).serverBlocks
    #expect(blocks.map(\.gate.opensAfter) == [.seconds(7), .seconds(7)])
    #expect(blocks.map(\.gate.ownWait) == [.seconds(2), .seconds(5)])
    #expect(
      blocks.last?.gate.sequence?.gates.map(\.words) == ["z0.example:53 2s", "z1.example:53 5s"])
  }

  @Test func aGateAloneAddsNothing() throws {
    let gate = try #require(try report(Self.plans([Self.stock("2s")])).serverBlocks.first?.gate)
    #expect(gate.opensAfter == .seconds(2))
    #expect(gate.sequence == nil && !gate.neverOpens)
  }

  @Test func whatIsNotMeasuredComesOnTop() throws {
    let plans = Self.plans([Self.stock("2s"), Self.stock()])
    let gate = try #require(try report([plans[1]], others: [plans[0]]).serverBlocks.first?.gate)
    #expect(gate.opensAfter == .seconds(5))
    #expect(gate.sequence?.rest == .seconds(2))
    #expect(
      gate.sequence?.gates.map(\.words) == ["z1.example:53 5s", "z0.example:53 up to 2s"])
  }

  @Test func aGateWithoutLimitHoldsEveryBlockBack() {
    let identity = BlockIdentity(keys: ["a"], plugin: "x")
    let sequence = StartUpSequence([
      .init(identity, .measured(.seconds(1))), .init(identity, .unlimited),
    ])
    #expect(sequence.total == nil && sequence.rest == nil)
    #expect(sequence.gates.last?.words == "a without limit")
  }

  @Test(
    "The sum decides how bad it is",
    arguments: [
      ([nil], nil), ([nil, nil], Diagnostic.Severity.note), (["4s", "6s"], .note),
      ([nil, "5001ms"], .warning), ([nil, nil, nil], .warning),
    ] as [([String?], Diagnostic.Severity?)])
  func severity(_ timeouts: [String?], _ severity: Diagnostic.Severity?) {
    let finding = GateFinding(Self.plans(timeouts.map(Self.stock))).diagnostic()
    #expect(finding?.severity == severity)
  }

  @Test func theFindingNamesTheSumAndTheBlocks() throws {
    let plans = Self.plans([Self.stock("2s"), Self.stock()])
    let finding = try #require(GateFinding(plans).diagnostic(measured: .milliseconds(200)))
    #expect(
      finding.message
        == "CoreDNS runs 2 start-up gates one after another, and opens no port for up to 7s")
    #expect(
      finding.notes == [
        "z0.example:53 up to 2s, z1.example:53 up to 5s",
        "with this API server it would serve after 0.2s",
      ])
    #expect(finding.location?.line == 7 && finding.length == 10)
  }
}
