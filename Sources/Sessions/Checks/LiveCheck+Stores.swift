import CoreDNSPlugins
import Corefile
import Inspection

extension LiveCheck {
  /// Adds what the stores of a block that has a connection say about its stanzas.
  mutating func addStoreFindings(_ session: BlockSession, _ block: Int) {
    guard session.failure == nil else { return }
    for finding in StoreFindings(session).findings { addUnlessAllowed(finding, block) }
  }

  /// Adds that the gates of the Corefile are run one after another, those of blocks that are not
  /// checked among them.
  mutating func addSequentialGates(_ live: LiveSessions) {
    let plans = corefile.allPlans.filter { !$0.isRefused }
    // With watches left out the gates would seem shorter than they are.
    let isWhole = live.sessions.count == plans.count && live.sessions.allSatisfy { $0.only == nil }
    let measured =
      isWhole
      ? SyncReport(
        live.sessions, waited: live.waited, process: .init(cpu: .zero, peakResidentBytes: 0),
        measuringMemory: false
      ).serverBlocks.first?.gate.sequence?.total : nil
    guard let finding = GateFinding(plans).diagnostic(measured: measured) else { return }
    addUnlessAllowed(finding, nil)
  }

  /// Adds a finding that is no failure, so that a user may allow it.
  private mutating func addUnlessAllowed(_ diagnostic: Diagnostic, _ block: Int?) {
    let finding = corefile.liveFinding(diagnostic, block: block)
    if corefile.tells(finding) { report.findings.append(finding) }
  }
}
