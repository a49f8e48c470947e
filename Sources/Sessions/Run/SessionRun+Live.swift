import Captures
import CoreDNSPlugins
import Inspection
import K8sAPI
import KubernetesClient
import KubernetesConfiguration

/// Sessions that run, after the wait for their watches.
package struct LiveSessions: Sendable {
  /// The sessions with their clients.
  package var open: [OpenSession]
  /// How long after their start the wait ended.
  package var waited: Duration

  package init(open: [OpenSession], waited: Duration) {
    self.open = open
    self.waited = waited
  }

  /// The sessions alone.
  package var sessions: [BlockSession] { open.map(\.session) }
}

extension SessionRun {
  /// Runs the watches of the plans until they have synced or the time is up, and calls `body` while
  /// they still run; the progress told meanwhile is that of `task`.
  package func withLiveSessions<Result: Sendable>(
    _ plans: [ServerBlockPlan], watches: Set<String>?, patience: SyncWait.Patience,
    anew: Bool = false, task: String? = nil, body: (LiveSessions) async throws -> Result
  ) async throws -> Result {
    try await withRunningSessions(plans, watches: watches, anew: anew) { running in
      let recorded = try capture()
      if recorded == nil {
        try await wait(for: running.open.map(\.session), patience: patience, task: task)
      }
      let waited = recorded?.header.waited ?? context.time.now() - running.startedAt
      return try await body(LiveSessions(open: running.open, waited: waited))
    }
  }

  /// Opens the plans, on the simulated cluster where the options ask for it, and calls `body` while
  /// their watches run; what has been opened here is closed in the end.
  ///
  /// In an interactive session its own watches are used, which run on afterwards, unless `anew`
  /// asks for others. `prepare` sees the sessions before their watches start where they are opened
  /// here.
  package func withRunningSessions<Result: Sendable>(
    _ plans: [ServerBlockPlan], watches: Set<String>?, anew: Bool = false,
    prepare: ([OpenSession]) -> Void = { _ in },
    body: (RunningSessionsView) async throws -> Result
  ) async throws -> Result {
    if let host, !anew {
      let view = try host.sessions(of: plans, watches: watches)
      prepare(view.open)
      return try await body(view)
    }
    return try await withDemo { run in
      let open = try run.opened(plans, watches: watches)
      await logIn(open)
      prepare(open)
      let running = RunningSessions(
        starting: open, at: context.time.now(),
        replayTime: options.play == .paced ? context.time : nil)
      let played = options.play != nil ? { @Sendable in await running.played() } : nil
      return try await closing {
        try await body(
          RunningSessionsView(open: open, startedAt: running.startedAt, played: played))
      } close: {
        await running.stop()
      }
    }
  }

  /// Lets whoever has to log in do so before the watches start, progress is shown or lines are edited.
  package func logIn(_ open: [OpenSession]) async {
    for item in open { await item.client?.logIn() }
  }

  /// Opens the plans without starting their watches.
  package func opened(_ plans: [ServerBlockPlan], watches: Set<String>?) throws -> [OpenSession] {
    let opener = self.opener
    let open = try plans.map { try opener.open($0, watches: watches) }
    for item in open { tellNotices(item.session) }
    return open
  }

  /// Waits until the sessions have synced, or there is no point in waiting; tells of progress.
  private func wait(
    for sessions: [BlockSession], patience: SyncWait.Patience, task: String?
  ) async throws {
    defer { observer.progress(nil) }
    let wait = SyncWait(
      sessions: sessions, limit: timeout, patience: patience, time: context.time
    ) { progress in
      var progress = progress
      progress.task = task
      observer.progress(.syncing(progress))
    }
    try await wait.wait()
  }

  /// What must be said of a connection whatever the command.
  package func tellNotices(_ session: BlockSession) {
    if let connection = session.connection { tellNotices(connection) }
  }

  /// What must be said of a connection whatever it is used for, once in a command.
  package func tellNotices(_ connection: ResolvedConnection) {
    tellNotices(ConnectionSummary(connection))
  }

  /// What must be said of a connection whatever it is used for, once in a command.
  private func tellNotices(_ connection: ConnectionSummary) {
    for notice in connection.notices where told.isNew(notice) {
      tell(FailureMessage(notice, isWarning: true))
    }
  }
}
