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
      plans.map { plan in block(plan, sessions.opener) }
    }
    diagnostics += blocks.flatMap(\.findings)
    try await finish(invocation, loaded, blocks.map(\.report), diagnostics)
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

  /// The block's part of the report, and what its connection adds to the findings.
  private func block(
    _ plan: ServerBlockPlan, _ opener: SessionOpener
  ) -> (report: ConfigReport.Block, findings: [Diagnostic]) {
    let identity = BlockIdentity(keys: plan.keys, plugin: plan.plugin)
    var summary: ConnectionSummary?
    var findings: [Diagnostic] = []
    if !plan.isRefused {
      let review = ConnectionFindings(
        plan, isOverridden: opener.isOverridden, otherwise: ConnectionAdvice.otherwise)
      findings += review.overridden(by: opener.replacingOption(for: plan)).map { [$0] } ?? []
      do throws(ConnectionProblem) {
        summary = ConnectionSummary(try opener.resolver.values(plan.connection, opener.overrides))
        let connection = try opener.connection(for: plan)
        summary = ConnectionSummary(connection)
        summary = ConnectionSummary(
          try opener.prepared(connection),
          now: opener.run.context.wallClock().components.seconds)
      } catch {
        let isElsewhere =
          review.isInCluster
          && opener.run.context.environment["KUBERNETES_SERVICE_HOST"] == nil
        findings.append(isElsewhere ? review.unchecked : review.finding(error.advised))
      }
    }
    let report = ConfigReport.Block(
      identity, settings: plan.settings, origins: plan.settingOrigins, connection: summary)
    return (report, findings)
  }
}
