import Corefile
import ArgumentParser
import Inspection
import Sessions

/// `plugins`: each plugin of the block in execution order, and its part in the shared watches.
struct PluginsCommand: InspectorCommand {
  static let configuration = CommandConfiguration(
    commandName: "plugins",
    abstract: "Show the plugins in execution order, what they offer, won and received.")

  @OptionGroup(title: "Global options") var global: GlobalOptions

  func run(_ invocation: Invocation) async throws -> ExitStatus {
    var status = ExitStatus.success
    let (loaded, plans) = try await invocation.sessions.usablePlans(&status)
    try invocation.sessions.checkNames(global.onlyNames, in: plans)
    let outcome = try await invocation.sessions.withLiveSessions(
      plans, watches: global.onlyNames, patience: .oneShot
    ) { live in
      try await invocation.show(
        PluginsReport(live.sessions, entryName: loaded.corefile.entryFile))
      return invocation.tellUnsynced(live)
    }
    return status.worse(outcome)
  }
}
