import Inspection

extension SyncReport {
  /// The report with advice at each failure, as standard error has it.
  package var advised: SyncReport {
    var report = self
    for block in report.serverBlocks.indices {
      let server = report.serverBlocks[block].connection?.baseURL
      for watch in report.serverBlocks[block].watches.indices {
        guard var error = report.serverBlocks[block].watches[watch].live.lastError else { continue }
        error.hint = error.hint ?? FailureAdvice.hint(error.code, server: server)
        report.serverBlocks[block].watches[watch].live.lastError = error
      }
    }
    return report
  }
}
