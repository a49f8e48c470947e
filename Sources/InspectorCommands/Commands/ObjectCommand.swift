import Inspection
import Rendering
import Sessions

/// What a look-up gave.
struct LookUpResult<Report: PrintableReport & Sendable>: Sendable {
  /// What is shown.
  var report: Report
  /// Whether nothing was found.
  var isEmpty: Bool
  /// What went wrong beside it, without keeping the report from being shown.
  var failures: [CommandFailure] = []
}

extension Invocation {
  /// Runs one watch in the blocks that have it, and shows what `report` finds in those that have
  /// synced; nothing found is a status of its own.
  func lookUp<Report: PrintableReport & Sendable>(
    watch: String, index: String? = nil, nothing: FailureMessage,
    report: (LiveSessions) async throws -> LookUpResult<Report>
  ) async throws -> ExitStatus {
    var status = ExitStatus.success
    let (_, all) = try await sessions.usablePlans(&status)
    let plans = try sessions.plans(all, having: watch, index: index)
    let outcome = try await sessions.withLiveSessions(
      plans, watches: [watch], patience: .oneShot
    ) { live in
      var outcome = tellUnsynced(live)
      var synced = live
      synced.open.removeAll { !$0.session.isSynced }
      if synced.open.isEmpty { return outcome }
      let result = try await report(synced)
      if !result.isEmpty || output == .json || output == .yaml {
        try await show(result.report)
      }
      for failure in result.failures {
        if let message = failure.message { tell(message) }
        outcome = outcome.worse(failure.status)
      }
      if result.isEmpty, result.failures.isEmpty {
        tell(nothing)
        outcome = outcome.worse(.nothingFound)
      }
      return outcome
    }
    return status.worse(outcome)
  }
}
