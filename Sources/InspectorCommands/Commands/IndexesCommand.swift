import ArgumentParser
import Inspection
import Sessions

/// `indexes`: the sizes of the indexes, or all that they hold.
struct IndexesCommand: InspectorCommand {
  static let configuration = CommandConfiguration(
    commandName: "indexes",
    abstract: "Show each index: values, entries, largest buckets, entries of the empty value.")

  @Argument(help: "One watch; all otherwise.", completion: ShellCompletion.watches)
  var watch: String?

  @Flag(help: "Show every value with the keys filed under it.")
  var values = false

  @OptionGroup(title: "Global options") var global: GlobalOptions

  func run(_ invocation: Invocation) async throws -> ExitStatus {
    var status = ExitStatus.success
    var (_, plans) = try await invocation.sessions.usablePlans(&status)
    if let watch { plans = try invocation.sessions.plans(plans, having: watch) }
    try invocation.sessions.checkNames(global.onlyNames, in: plans)
    let watches = watch.map { Set([$0]) } ?? global.onlyNames
    let outcome = try await invocation.sessions.withLiveSessions(
      plans, watches: watches, patience: .oneShot
    ) { live in
      let synced = live.sessions.compactMap(\.synced)
      if !synced.isEmpty {
        if values {
          try await invocation.show(IndexValuesReport(synced))
        } else {
          try await invocation.show(IndexesReport(synced))
        }
      }
      return invocation.tellUnsynced(live)
    }
    return status.worse(outcome)
  }
}
