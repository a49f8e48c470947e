import ArgumentParser
import Inspection

/// `watches`: each registered watch and how it fares.
struct WatchesCommand: InspectorCommand {
  static let configuration = CommandConfiguration(
    commandName: "watches",
    abstract: "Show each registered watch: who provides it, what it asks for, how it fares.")

  @Flag(help: "From the Corefile alone, without a connection.")
  var `static` = false

  @OptionGroup(title: "Global options") var global: GlobalOptions

  func run(_ invocation: Invocation) async throws -> ExitStatus {
    var status = ExitStatus.success
    let (_, plans) = try await invocation.usablePlans(&status)
    try invocation.checkNames(global.onlyNames, in: plans)
    if self.static {
      let opener = SessionOpener(invocation: invocation, demo: nil)
      let sessions = try plans.map { try opener.openOffline($0) }
      try invocation.show(WatchesReport(sessions, isStatic: true))
      return status
    }
    let outcome = try await invocation.withDemo { demo in
      try await invocation.withLiveSessions(
        plans, demo: demo, watches: global.onlyNames, patience: .oneShot
      ) { live in
        try invocation.show(WatchesReport(live.sessions, isStatic: false))
        return invocation.tellUnsynced(live)
      }
    }
    return status.worse(outcome)
  }
}
