import ArgumentParser
import Corefile
import Inspection
import InspectorShell
import KubernetesClient
import Sessions

/// `status`: how the session's connections and watches fare at this moment.
struct StatusCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract:
      "Show how each watch fares now: what it does, since when nothing came, its last error.")

  @OptionGroup(title: "Global options") var global: GlobalOptions

  func run(in session: ReplSession, _ invocation: Invocation) async throws -> ExitStatus {
    var status = ExitStatus.success
    let (loaded, plans) = try await invocation.sessions.usablePlans(&status)
    let view = try session.host.sessions(of: plans, watches: global.onlyNames)
    try await invocation.show(
      StatusReport(
        view.open.map(\.session), entryName: loaded.corefile.entryFile,
        startedAt: view.startedAt, now: invocation.context.time.now(),
        measuringMemory: invocation.showsMemory))
    return status
  }
}
