import ArgumentParser
import CoreDNSPlugins
import Inspection

/// `sync`: how long each watch takes to its HasSynced.
struct SyncCommand: InspectorCommand {
  static let configuration = CommandConfiguration(
    commandName: "sync",
    abstract: "Show how long each watch and plugin takes to sync, and when CoreDNS would serve.")

  @Option(help: "Do so several times, and show min, median and p95.")
  var runs = 1

  @OptionGroup(title: "Global options") var global: GlobalOptions

  func validate() throws {
    if !(1...1000).contains(runs) { throw ValidationError("--runs needs a number from 1 to 1000") }
  }

  func run(_ invocation: Invocation) async throws -> ExitStatus {
    var status = ExitStatus.success
    let (_, plans) = try invocation.usablePlans(&status)
    try invocation.checkNames(global.onlyNames, in: plans)
    let outcome = try await invocation.withDemo { demo in
      var blocks: [[SyncReport.Block]] = []
      var outcome = ExitStatus.success
      for number in 1...runs {
        let result = try await measure(invocation, plans, demo) { report, live in
          blocks.append(report.serverBlocks)
          if number < runs { return live.sessions.allSatisfy(\.isSynced) ? .success : .notSynced }
          try invocation.show(merged(report, blocks))
          return invocation.tellUnsynced(live)
        }
        outcome = outcome.worse(result)
      }
      return outcome
    }
    return status.worse(outcome)
  }

  private func measure(
    _ invocation: Invocation, _ plans: [ServerBlockPlan], _ demo: DemoCluster?,
    finish: (SyncReport, LiveSessions) throws -> ExitStatus
  ) async throws -> ExitStatus {
    try await invocation.withLiveSessions(
      plans, demo: demo, watches: global.onlyNames, patience: .measuring
    ) { live in
      let usage = invocation.context.usage()
      let report = SyncReport(
        live.sessions, waited: live.waited,
        process: SyncReport.Process(
          cpu: usage.cpu, peakResidentBytes: usage.peakResidentBytes))
      return try finish(report, live)
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
}
