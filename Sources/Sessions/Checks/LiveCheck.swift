import DNSAnswers
import CoreDNSPlugins
import Informers
import Inspection
import K8sAPI
import KubernetesClient

/// Judges watches that have been started and waited for.
package struct LiveCheck: Sendable {
  /// What is asked of the watches besides that they sync.
  package struct Requirements: Sendable {
    /// What their stores should hold.
    var expectations: [CheckExpectation]
    /// Whether they have to hold what the server holds.
    var freshness: Bool
    /// After how long the slowest has to have synced; nil for the limit alone.
    var maxSync: Duration?

    package init(
      expectations: [CheckExpectation] = [], freshness: Bool = false, maxSync: Duration? = nil
    ) {
      self.expectations = expectations
      self.freshness = freshness
      self.maxSync = maxSync
    }
  }

  /// What the options say, with the longest limit of the blocks.
  let run: SessionRun
  /// What is known of the Corefile.
  let corefile: CorefileCheck
  /// What is asked of the watches.
  let requirements: Requirements
  /// The report so far.
  package var report: CheckReport
  /// How the command ends so far.
  package var status: ExitStatus
  /// Whether it is said what a capture leaves out.
  private var hasNotedReplay = false

  package init(
    run: SessionRun, corefile: CorefileCheck, requirements: Requirements, report: CheckReport,
    status: ExitStatus
  ) {
    self.run = run
    self.corefile = corefile
    self.requirements = requirements
    self.report = report
    self.status = status
  }

  /// Judges the sessions, each of the block at the same position of `blocks`.
  package mutating func judge(_ live: LiveSessions, blocks: [Int]) async throws {
    for (open, block) in zip(live.open, blocks) {
      let session = open.session
      let access = try await access(open)
      let freshness = try await freshness(open)
      report.serverBlocks[block].watches = session.watches.map { watch in
        judge(
          CheckedWatch(
            WatchReport(watch, live: session.live(watch, measuringMemory: false)),
            access: access[watch.name] ?? WatchAccess(), freshness: freshness[watch.name]),
          of: session, block)
      }
      try await addUser(open, block)
      noteUnreviewed(access, session, block)
      if let replay = run.options.replay, open.session.failure == nil, !hasNotedReplay {
        hasNotedReplay = true
        report.serverBlocks[block].notes.append(
          "\(replay) is a capture: the API server was not asked for access, user and certificate")
      }
      addFindings(open, block)
      addStoreFindings(open.session, block)
    }
    addSequentialGates(live)
    if report.isStrict, report.liveWarnings > 0 { status = status.worse(.invalidCorefile) }
    judgeExpectations(live.sessions)
  }

  /// The time that a block has: its own limit unless another is given.
  private func limit(of plan: ServerBlockPlan) -> Duration {
    corefile.run.options.timeout ?? plan.startUpLimit
  }

  private func access(_ open: OpenSession) async throws -> [String: WatchAccess] {
    guard let client = open.client else { return [:] }
    let survey = AccessSurvey(
      transport: client, limit: limit(of: open.session.plan), time: run.context.time)
    return try await survey.ask(open.session.watches)
  }

  private func freshness(_ open: OpenSession) async throws -> [String: CheckedWatch.Freshness] {
    guard requirements.freshness, let client = open.client else { return [:] }
    let limit = limit(of: open.session.plan)
    let time = run.context.time
    return try await withThrowingTaskGroup(of: (String, CheckedWatch.Freshness).self) { group in
      for watch in open.session.watches where watch.informer.hasSynced {
        group.addTask {
          let wait = FreshnessWait(
            informer: watch.informer, transport: client, limit: limit, time: time)
          return (watch.name, try await wait.wait())
        }
      }
      var result: [String: CheckedWatch.Freshness] = [:]
      for try await (name, freshness) in group { result[name] = freshness }
      return result
    }
  }

  /// That nobody could be asked is worth a word where the watches do not fail in the same way.
  private mutating func noteUnreviewed(
    _ access: [String: WatchAccess], _ session: BlockSession, _ block: Int
  ) {
    let failures = access.keys.sorted().compactMap { access[$0]?.failure }
    let codes = Set(session.watches.compactMap { $0.informer.status.lastError?.code })
    guard let failure = failures.first, !codes.contains(failure.code) else { return }
    let cause = failure.cause.map { ": \($0)" } ?? ""
    report.serverBlocks[block].notes.append(
      "access could not be reviewed: \(failure.message)\(cause)")
  }

  private mutating func judge(
    _ checked: CheckedWatch, of session: BlockSession, _ block: Int
  ) -> CheckedWatch {
    var checked = checked
    let verdict = WatchVerdict(
      checked, limit: limit(of: session.plan), maxSync: requirements.maxSync)
    checked.problem = verdict.problem
    status = status.worse(verdict.status)
    for finding in verdict.findings { add(finding, block, checked.watch.plugin) }
    return checked
  }

  private mutating func judgeExpectations(_ sessions: [BlockSession]) {
    report.expectations = requirements.expectations.map { expectation in
      switch expectation {
      case .store(let expectation): return judge(expectation, sessions)
      case .dns(let expectation):
        let (holds, found) = expectation.evaluate(
          NameServer(corefile.loaded, sessions, facts: ServerFacts(corefile.loaded)))
        return ExpectationResult(expression: expectation.text, holds: holds, found: found)
      }
    }
    if report.expectations.contains(where: { !$0.holds }) {
      status = status.worse(.expectationFailed)
    }
  }

  private func judge(
    _ expectation: StoreExpectation, _ sessions: [BlockSession]
  ) -> ExpectationResult {
    var result = ExpectationResult(
      expression: expectation.text, holds: false, found: "no such watch was started")
    for session in sessions {
      guard let watch = session.registry.watch(expectation.watch) else { continue }
      guard watch.informer.hasSynced else {
        result.found = "the watch has not synced"
        continue
      }
      // A block whose watch of that name lacks the index does not fulfil it.
      guard let outcome = try? expectation.evaluate(watch.informer.indexer) else { continue }
      result.found = outcome.found
      result.holds = outcome.holds
      if outcome.holds { break }
    }
    return result
  }
}
