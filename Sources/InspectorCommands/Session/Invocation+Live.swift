import CoreDNSPlugins
import Inspection
import K8sAPI
import KubernetesClient
import Rendering

/// Sessions that run, after the wait for their watches.
struct LiveSessions: Sendable {
  /// The sessions with their clients.
  var open: [OpenSession]
  /// How long was waited.
  var waited: Duration

  /// The sessions alone.
  var sessions: [BlockSession] { open.map(\.session) }
}

extension Invocation {
  /// Opens the plans, runs their watches until they have synced or the time is up, and calls
  /// `body` while they still run.
  func withLiveSessions<Result: Sendable>(
    _ plans: [ServerBlockPlan], demo: DemoCluster?, watches: Set<String>?,
    patience: SyncWait.Patience, body: (LiveSessions) async throws -> Result
  ) async throws -> Result {
    let opener = SessionOpener(invocation: self, demo: demo)
    let open = try plans.map { try opener.open($0, watches: watches) }
    for item in open { tellNotices(item.session) }
    let running = open.filter { $0.client != nil }.map { item in
      Task { await InformerRunner(item.session.registry, only: item.session.only).run() }
    }
    let result = await outcome {
      let waited = try await wait(for: open.map(\.session), patience: patience)
      return try await body(LiveSessions(open: open, waited: waited))
    }
    for task in running { task.cancel() }
    for task in running { await task.value }
    for item in open { await item.client?.close() }
    return try result.get()
  }

  private func outcome<Success>(
    _ body: () async throws -> Success
  ) async -> Result<Success, any Error> {
    do {
      return .success(try await body())
    } catch {
      return .failure(error)
    }
  }

  private func wait(
    for sessions: [BlockSession], patience: SyncWait.Patience
  ) async throws -> Duration {
    let output = context.standardError
    let width = options.quiet ? nil : output.width
    let wait = SyncWait(
      sessions: sessions, limit: timeout, patience: patience, time: context.time
    ) { line in
      guard let width else { return }
      try? output.write(ProgressLine.clear + line.text(width: width))
    }
    defer { if width != nil { tell(ProgressLine.clear) } }
    return try await wait.wait()
  }

  /// What must be said of a connection whatever the command.
  func tellNotices(_ session: BlockSession) {
    guard let connection = session.connection else { return }
    for notice in ConnectionSummary(connection).notices {
      tell(FailureMessage(notice, isWarning: true))
    }
  }

  /// Runs `body` with the simulated cluster where `--demo` asks for one.
  func withDemo<Result: Sendable>(
    isPopulated: Bool = true, _ body: (DemoCluster?) async throws -> Result
  ) async throws -> Result {
    guard options.demo else { return try await body(nil) }
    let demo = try await DemoCluster.start(isPopulated: isPopulated)
    let result = await outcome { try await body(demo) }
    await demo.stop()
    return try result.get()
  }
}
