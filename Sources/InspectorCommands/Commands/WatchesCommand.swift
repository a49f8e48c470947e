import ArgumentParser
import Inspection
import Sessions

/// `watches`: each registered watch and how it fares.
struct WatchesCommand: InspectorCommand {
  static let configuration = CommandConfiguration(
    commandName: "watches",
    abstract: "Show each registered watch: who provides it, what it asks for, how it fares.")

  @Flag(help: "From the Corefile alone, without a connection.")
  var `static` = false

  @Flag(
    help: ArgumentHelp(
      "List each resource again, now, and show what its store has otherwise.",
      discussion: "Exit status 6 where a store differs."))
  var liveCompare = false

  @OptionGroup(title: "Global options") var global: GlobalOptions

  var purposeOfServer: String? { liveCompare ? "watches --live-compare" : nil }

  func run(_ invocation: Invocation) async throws -> ExitStatus {
    var status = ExitStatus.success
    let (_, plans) = try await invocation.sessions.usablePlans(&status)
    try invocation.sessions.checkNames(global.onlyNames, in: plans)
    if self.static, liveCompare {
      throw CommandFailure(.usage, "--static connects to nothing, so it cannot --live-compare")
    }
    if self.static {
      let opener = invocation.sessions.opener
      let sessions = try plans.map { try opener.openOffline($0) }
      try await invocation.show(WatchesReport(sessions, isStatic: true))
      return status
    }
    let outcome = try await invocation.sessions.withLiveSessions(
      plans, watches: global.onlyNames, patience: .oneShot
    ) { live in
      guard liveCompare else {
        try await invocation.show(
          WatchesReport(live.sessions, isStatic: false, measuringMemory: invocation.showsMemory))
        return invocation.tellUnsynced(live)
      }
      let report = try await invocation.sessions.compareWithServer(live)
      try await invocation.show(report)
      let compared: ExitStatus = report.hasDifferences ? .expectationFailed : .success
      let failed = report.failures.reduce(ExitStatus.success) { $0.worse(ExitStatus($1.code)) }
      return invocation.tellUnsynced(live).worse(compared).worse(failed)
    }
    return status.worse(outcome)
  }
}
