import Inspection
import Rendering

extension Invocation {
  /// Runs one watch in the blocks that have it, and shows what `report` finds in those that have
  /// synced; nothing found is a status of its own.
  func lookUp<Report: PrintableReport>(
    watch: String, index: String? = nil, nothing: String,
    report: (LiveSessions) async throws -> (Report, isEmpty: Bool)
  ) async throws -> ExitStatus {
    var status = ExitStatus.success
    let (_, all) = try usablePlans(&status)
    let plans = try plans(all, having: watch, index: index)
    let outcome = try await withDemo { demo in
      try await withLiveSessions(plans, demo: demo, watches: [watch], patience: .oneShot) { live in
        let unsynced = tellUnsynced(live)
        var synced = live
        synced.open.removeAll { !$0.session.isSynced }
        if synced.open.isEmpty { return unsynced }
        let (report, isEmpty) = try await report(synced)
        if isEmpty {
          if options.output == .json || options.output == .yaml { try show(report) }
          tell(FailureMessage(nothing))
          return unsynced.worse(.nothingFound)
        }
        try show(report)
        return unsynced
      }
    }
    return status.worse(outcome)
  }
}
