import CoreDNSPlugins
import Corefile
import Inspection
import KubernetesClient
import KubernetesConfiguration
import Rendering
import Sessions

extension CheckCommand {
  /// Starts the watches of the blocks that CoreDNS takes, and adds what becomes of them.
  func checkLive(
    _ report: CheckReport, _ check: CorefileCheck, _ status: ExitStatus
  ) async throws -> (CheckReport, ExitStatus) {
    let blocks =
      check.loaded.isRefused
      ? [] : check.plans.indices.filter { !check.plans[$0].isRefused }
    let plans = blocks.map { check.plans[$0] }
    var report = report
    guard !plans.isEmpty else {
      report.isOK = false
      return (report, status)
    }
    try checkNames(check.run, plans)
    var run = check.run
    let limit = run.options.timeout ?? plans.map(\.startUpLimit).max() ?? .zero
    run.options.timeout = limit
    let notes = try await waitForServers(of: plans, run)
    for (block, note) in zip(blocks, notes) {
      report.serverBlocks[block].notes += note.map { [$0] } ?? []
    }
    let judge = LiveCheck(
      run: run, corefile: check,
      requirements: LiveCheck.Requirements(
        expectations: expect, freshness: requiresFreshness, maxSync: maxSync?.duration),
      report: report, status: status)
    let judged = try await run.withLiveSessions(
      plans, watches: global.onlyNames, patience: .measuring
    ) { live in
      var judge = judge
      try await judge.judge(live, blocks: blocks)
      judge.report.isOK = judge.status == .success
      return judge
    }
    return (judged.report, judged.status)
  }

  /// A name that no block has is wrong usage, told before anything is connected to.
  private func checkNames(_ run: SessionRun, _ plans: [ServerBlockPlan]) throws {
    try run.checkNames(global.onlyNames, in: plans)
    for expectation in expect.compactMap(\.store) {
      _ = try run.plans(plans, having: expectation.watch, index: expectation.index)
      guard global.onlyNames?.contains(expectation.watch) ?? true else {
        throw CommandFailure(
          .usage, "\(expectation.watch) is expected something of, and --only leaves it out",
          hint: "add it to --only")
      }
    }
  }

  /// Waits where that is asked for, for each server once and not longer for all of them together;
  /// gives what a reader must know of it.
  private func waitForServers(
    of plans: [ServerBlockPlan], _ run: SessionRun
  ) async throws -> [String?] {
    guard let limit = waitForServer?.duration else { return plans.map { _ in nil } }
    let opener = run.opener
    defer { run.observer.progress(nil) }
    let start = run.context.time.now()
    var notes: [String: String?] = [:]
    var result: [String?] = []
    for plan in plans {
      guard let connection = try? opener.prepared(try opener.connection(for: plan)) else {
        result.append(nil)
        continue
      }
      let server = connection.resolved.server.value.baseURL
      if let known = notes[server] {
        result.append(known)
        continue
      }
      let rest = max(.zero, limit - (run.context.time.now() - start))
      let failure = try await run.waitForServer(connection, limit: rest)
      let note = failure.map {
        "\(server) was not ready within \(Quantity.interval(limit)): \($0.message)"
      }
      notes.updateValue(note, forKey: server)
      result.append(note)
    }
    return result
  }
}
