import DNSAnswers
import DNSMessages
import Inspection

/// Explains what a log says went wrong.
package struct LogExplanation {
  let log: QueryLog
  let server: NameServer
  let port: Int
  let commandPrefix: String

  package init(log: QueryLog, server: NameServer, port: Int, commandPrefix: String) {
    self.log = log
    self.server = server
    self.port = port
    self.commandPrefix = commandPrefix
  }

  /// Each distinct failure with what the stores say now, the most frequent first.
  ///
  /// A question that was answered with NOERROR counts where there is no record for it now: the log
  /// does not tell NODATA apart.
  package var report: LogReport {
    let entries = log.counts.sorted { first, second in
      (second.value.count, first.key.name.text, "\(first.key.type)")
        < (first.value.count, second.key.name.text, "\(second.key.type)")
    }
    let items = entries.compactMap { entry, value -> LogReport.Item? in
      let isFailure = ["NXDOMAIN", "SERVFAIL", "REFUSED"].contains(entry.code)
      guard isFailure || entry.code == "NOERROR" else { return nil }
      let question = Question(
        entry.name, entry.type, client: value.client ?? Question.localClient, port: port)
      let answer = server.explained(question)
      guard isFailure || answer.isNoData else { return nil }
      return LogReport.Item(
        count: value.count, code: isFailure ? entry.code : "NODATA", answer: answer)
    }
    return LogReport(
      items: items, questions: log.questionCount, otherLines: log.otherCount,
      commandPrefix: commandPrefix)
  }
}
