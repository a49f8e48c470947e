import ArgumentParser
import CoreDNSPlugins
import Corefile
import Inspection
import KubernetesClient
import KubernetesConfiguration
import Sessions

/// `config`: the resolved settings and connection of each block, without connecting.
struct ConfigCommand: InspectorCommand {
  static let configuration = CommandConfiguration(
    commandName: "config",
    abstract: "Show the resolved settings and connection, each value with where it came from.",
    discussion: "Secrets are redacted. Nothing is connected to.")

  @OptionGroup(title: "Global options") var global: GlobalOptions

  func run(_ invocation: Invocation) async throws -> ExitStatus {
    let loaded = try await invocation.sessions.loadCorefile()
    var diagnostics = loaded.corefile.allDiagnostics
    if loaded.isRefused {
      try await finish(invocation, loaded, [], diagnostics)
      return .invalidCorefile
    }
    let plans = try invocation.sessions.plans(of: loaded)
    diagnostics += plans.flatMap(\.diagnostics)
    let blocks = try await invocation.sessions.withDemo(isPopulated: false) { sessions in
      plans.map { plan in sessions.opener.configuration(of: plan) }
    }
    diagnostics += blocks.flatMap(\.findings)
    try await finish(invocation, loaded, blocks.map(\.block), diagnostics)
    return diagnostics.contains { $0.severity == .error } ? .invalidCorefile : .success
  }

  private func finish(
    _ invocation: Invocation, _ loaded: LoadedCorefile, _ blocks: [ConfigReport.Block],
    _ diagnostics: [Diagnostic]
  ) async throws {
    try await invocation.show(
      ConfigReport(
        entryName: loaded.corefile.entryFile, serverBlocks: blocks, diagnostics: diagnostics))
    invocation.tell(diagnostics, of: loaded.corefile, from: global.quiet ? .error : .note)
  }
}
