import CoreDNSPlugins
import Corefile
import Inspection

/// Gathers what a page to hand over has: findings, watches, timings, plugins, settings, answers.
package struct SessionReporter: Sendable {
  /// The way to sessions.
  let run: SessionRun
  /// The names to explain.
  let wishes: [ExplainWish]
  /// Which replicas to look at; nil for none but those of a capture.
  let replicas: ReplicasRequest?
  /// What stands before commands that are named: the tool's name, or nothing.
  let commandPrefix: String
  /// What the process has used so far.
  let process: @Sendable () -> SyncReport.Process

  package init(
    run: SessionRun, wishes: [ExplainWish], replicas: ReplicasRequest?, commandPrefix: String,
    process: @escaping @Sendable () -> SyncReport.Process
  ) {
    self.run = run
    self.wishes = wishes
    self.replicas = replicas
    self.commandPrefix = commandPrefix
    self.process = process
  }

  /// Starts the watches of the blocks that CoreDNS takes, waits for each its own start-up limit
  /// unless another is given, and calls `body` with what was seen.
  ///
  /// A Corefile that CoreDNS refuses has its findings alone.
  package func withReport<Success: Sendable>(
    _ body: (SessionReport) async throws -> Success
  ) async throws -> Success {
    let loaded: LoadedCorefile
    if let replicas {
      loaded = try await run.loadReplicaCorefile(namespace: replicas.namespace)
    } else {
      loaded = try await run.loadCorefile()
    }
    return try await run.withDemo(hasReplicas: replicas != nil) { run in
      let check = try CorefileCheck(run, loaded)
      var report = SessionReport(
        check: check.report(isStrict: false, isLive: true), status: .success,
        config: Self.config(check, run))
      if report.check.isCorefileRefused { report.status = .invalidCorefile }
      let blocks =
        loaded.isRefused ? [] : check.plans.indices.filter { !check.plans[$0].isRefused }
      if blocks.isEmpty {
        report.check.isOK = false
      } else {
        report = try await live(report, check, blocks, run)
      }
      return try await body(report)
    }
  }

  private static func config(_ check: CorefileCheck, _ run: SessionRun) -> ConfigReport {
    let opener = run.opener
    return ConfigReport(
      entryName: check.loaded.corefile.entryFile,
      serverBlocks: check.plans.map { opener.configuration(of: $0).block }, diagnostics: [])
  }

  private func live(
    _ report: SessionReport, _ check: CorefileCheck, _ blocks: [Int], _ run: SessionRun
  ) async throws -> SessionReport {
    let plans = blocks.map { check.plans[$0] }
    try run.checkNames(run.options.watches, in: plans)
    var run = run
    run.options.timeout = run.options.timeout ?? plans.map(\.startUpLimit).max()
    return try await run.withLiveSessions(
      plans, watches: run.options.watches, patience: .measuring
    ) { live in
      var report = report
      var judge = LiveCheck(
        run: run, corefile: check, requirements: LiveCheck.Requirements(), report: report.check,
        status: report.status)
      try await judge.judge(live, blocks: blocks)
      judge.report.isOK = judge.status == .success
      report.check = judge.report
      report.status = judge.status
      report.sync =
        SyncReport(
          live.sessions, others: check.loaded.plans(beside: plans), waited: live.waited,
          process: process(),
          measuringMemory: false
        ).advised
      report.watches = WatchesReport(live.sessions, isStatic: false)
      report.plugins = PluginsReport(
        live.sessions, entryName: check.loaded.corefile.entryFile)
      report.explained = try await explained(live, check.loaded, run)
      report.replicas = try await replicas(live, check.loaded, run)
      report.status = report.status.worse(report.replicas?.status ?? .success)
      return report
    }
  }

  /// What the replicas show, where that is asked for or a capture has it.
  private func replicas(
    _ live: LiveSessions, _ loaded: LoadedCorefile, _ run: SessionRun
  ) async throws -> Result<ReplicasReport, CommandFailure>? {
    guard let replicas else {
      return try run.capture().flatMap { run.recordedReplicas(in: $0) }.map { .success($0) }
    }
    return try await run.replicasOutcome(replicas, loaded, live)
  }

  private func explained(
    _ live: LiveSessions, _ loaded: LoadedCorefile, _ run: SessionRun
  ) async throws -> [SessionReport.Explained] {
    var explained: [SessionReport.Explained] = []
    // Without any connection the stores say nothing, also not what CoreDNS would say.
    if live.sessions.allSatisfy({ $0.failure != nil }) { return [] }
    for wish in wishes {
      var request = ExplainRequest()
      request.type = wish.type
      let server = try ExplainServer(loaded, live, request, run.context)
      let session = ExplainSession(request, server: server, live: live, run: run)
      var result: Result<ExplainReport, CommandFailure>
      do {
        let items = try await session.items(wish.target)
        result = .success(
          ExplainReport(items, commandPrefix: commandPrefix, entryName: server.entryName))
      } catch let failure as CommandFailure {
        result = .failure(failure)
      }
      explained.append(SessionReport.Explained(name: wish.text, result: result))
    }
    return explained
  }
}

extension Result<ReplicasReport, CommandFailure> {
  /// What it means for the process.
  fileprivate var status: ExitStatus {
    switch self {
    case .success(let report): report.status
    case .failure(let failure): failure.status
    }
  }
}
