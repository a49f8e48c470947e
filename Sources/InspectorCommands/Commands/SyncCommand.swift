import ArgumentParser
import CoreDNSPlugins
import Inspection
import InspectorShell
import Rendering
import Sessions

/// `sync`: how long each watch takes to its HasSynced.
struct SyncCommand: InspectorCommand {
  static let configuration = CommandConfiguration(
    commandName: "sync",
    abstract: "Show how long each watch and plugin takes to sync, and when CoreDNS would serve.",
    discussion: """
      In a session, its own first synchronisation is shown; --runs opens new connections each time.
      """)

  @Option(help: "Do so several times, and show min, median, p95 and max.")
  var runs = 1

  @Option(
    help: ArgumentHelp("Write a page with the report to this file as well.", valueName: "path"),
    completion: .file())
  var html: String?

  @OptionGroup(title: "Global options") var global: GlobalOptions

  var purposeOfServer: String? { runs > 1 ? "sync --runs" : nil }

  var adviceWithoutServer: String {
    "a capture has the timings of the one session that was recorded: leave --runs out"
  }

  func validate() throws {
    if !(1...1000).contains(runs) { throw ValidationError("--runs needs a number from 1 to 1000") }
    if html == "" { throw ValidationError("--html needs a file's path") }
  }

  func run(_ invocation: Invocation) async throws -> ExitStatus {
    var status = ExitStatus.success
    let (loaded, plans) = try await invocation.sessions.usablePlans(&status)
    try invocation.sessions.checkNames(global.onlyNames, in: plans)
    let others = loaded.plans(beside: plans)
    let outcome = try await invocation.sessions.withDemo { sessions in
      var blocks: [[SyncReport.Block]] = []
      var outcome = ExitStatus.success
      for number in 1...runs {
        let result = try await measure(invocation, sessions, plans, others, number) {
          report, live in
          blocks.append(report.serverBlocks)
          if number < runs { return live.sessions.allSatisfy(\.isSynced) ? .success : .notSynced }
          let report = merged(report, blocks)
          let written = try writePage(report, invocation)
          try await invocation.show(report)
          return invocation.tellUnsynced(live).worse(written)
        }
        outcome = outcome.worse(result)
      }
      return outcome
    }
    return status.worse(outcome)
  }

  private func measure(
    _ invocation: Invocation, _ sessions: SessionRun, _ plans: [ServerBlockPlan],
    _ others: [ServerBlockPlan], _ number: Int,
    finish: (SyncReport, LiveSessions) async throws -> ExitStatus
  ) async throws -> ExitStatus {
    try await sessions.withLiveSessions(
      plans, watches: global.onlyNames, patience: .measuring, anew: runs > 1,
      task: runs > 1 ? "run \(number) of \(runs)" : nil
    ) { live in
      let usage = invocation.context.usage()
      let report = SyncReport(
        live.sessions, others: others, waited: live.waited,
        process: SyncReport.Process(
          cpu: usage.cpu, peakResidentBytes: usage.peakResidentBytes),
        measuringMemory: invocation.showsMemory)
      return try await finish(report, live)
    }
  }

  /// The last run's report, with figures over all runs where there were several.
  private func merged(_ last: SyncReport, _ runs: [[SyncReport.Block]]) -> SyncReport {
    guard runs.count > 1 else { return last }
    var report = last
    for index in report.serverBlocks.indices {
      report.serverBlocks[index].runs = SyncReport.Runs(runs.map { $0[index] })
    }
    return report
  }

  /// Writes the page where one is asked for; that it cannot be written does not keep the report
  /// from being shown.
  private func writePage(
    _ report: SyncReport, _ invocation: Invocation
  ) throws -> ExitStatus {
    guard let html else { return .success }
    let shownAt = try invocation.sessions.shownAt()
    let page = SyncPage(
      report.advised, createdAt: shownAt.components.seconds,
      toolVersion: ToolVersion.text)
    return invocation.write(page.text, to: html)
  }
}
