import CoreDNSPlugins
import Inspection
import K8sAPI
import KubernetesClient
import KubernetesConfiguration
import Rendering

/// Sessions that run, after the wait for their watches.
struct LiveSessions: Sendable {
  /// The sessions with their clients.
  var open: [OpenSession]
  /// How long after their start the wait ended.
  var waited: Duration

  /// The sessions alone.
  var sessions: [BlockSession] { open.map(\.session) }
}

extension Invocation {
  /// Runs the watches of the plans until they have synced or the time is up, and calls `body` while
  /// they still run; the progress shown meanwhile begins with `task`.
  func withLiveSessions<Result: Sendable>(
    _ plans: [ServerBlockPlan], demo: DemoCluster?, watches: Set<String>?,
    patience: SyncWait.Patience, anew: Bool = false, task: String? = nil,
    body: (LiveSessions) async throws -> Result
  ) async throws -> Result {
    try await withRunningSessions(
      plans, demo: demo, watches: watches, anew: anew
    ) { running in
      try await wait(for: running.open.map(\.session), patience: patience, task: task)
      let waited = context.time.now() - running.startedAt
      return try await body(LiveSessions(open: running.open, waited: waited))
    }
  }

  /// Opens the plans and calls `body` while their watches run.
  ///
  /// In an interactive session its own watches are used, which run on afterwards, unless `anew`
  /// asks for others. `prepare` sees the sessions before their watches start where they are opened
  /// here.
  func withRunningSessions<Result: Sendable>(
    _ plans: [ServerBlockPlan], demo: DemoCluster?, watches: Set<String>?, anew: Bool = false,
    prepare: ([OpenSession]) -> Void = { _ in },
    body: (RunningSessionsView) async throws -> Result
  ) async throws -> Result {
    if let host, !anew {
      let view = try host.sessions(of: plans, watches: watches)
      prepare(view.open)
      return try await body(view)
    }
    let open = try opened(plans, demo: demo, watches: watches)
    await logIn(open)
    prepare(open)
    let running = RunningSessions(starting: open, at: context.time.now())
    let result = await outcome {
      try await body(RunningSessionsView(open: open, startedAt: running.startedAt))
    }
    await running.stop()
    return try result.get()
  }

  /// Lets whoever has to log in do so before the watches start, progress is shown or lines are edited.
  func logIn(_ open: [OpenSession]) async {
    for item in open { await item.client?.logIn() }
  }

  /// Opens the plans without starting their watches.
  func opened(
    _ plans: [ServerBlockPlan], demo: DemoCluster?, watches: Set<String>?
  ) throws -> [OpenSession] {
    let opener = SessionOpener(invocation: self, demo: demo)
    let open = try plans.map { try opener.open($0, watches: watches) }
    for item in open { tellNotices(item.session) }
    return open
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

  /// Waits until the sessions have synced, or there is no point in waiting; shows progress.
  private func wait(
    for sessions: [BlockSession], patience: SyncWait.Patience, task: String?
  ) async throws {
    let progress = self.progress
    defer { progress?.clear() }
    let wait = SyncWait(
      sessions: sessions, limit: timeout, patience: patience, time: context.time
    ) { line in
      var line = line
      line.task = task
      progress?.show { line.text(width: $0) }
    }
    try await wait.wait()
  }

  /// What must be said of a connection whatever the command.
  func tellNotices(_ session: BlockSession) {
    if let connection = session.connection { tellNotices(connection) }
  }

  /// What must be said of a connection whatever it is used for, once in a command.
  func tellNotices(_ connection: ResolvedConnection) {
    for notice in ConnectionSummary(connection).notices where told.isNew(notice) {
      tell(FailureMessage(notice, isWarning: true))
    }
  }

  /// Runs `body` with the simulated cluster where `--demo` asks for one.
  func withDemo<Result: Sendable>(
    isPopulated: Bool = true, _ body: (DemoCluster?) async throws -> Result
  ) async throws -> Result {
    if let host { return try await body(host.demo) }
    guard options.demo else { return try await body(nil) }
    let demo = try await DemoCluster.start(
      isPopulated: isPopulated, churn: options.churn ?? DemoCluster.churn, time: context.time)
    let result = await outcome { try await body(demo) }
    await demo.stop()
    return try result.get()
  }
}
