import DNSAnswers
import DNSMessages
import Inspection
import Rendering

/// Answers a file of questions.
struct QueryRun {
  let server: NameServer
  let client: InternetAddress?
  let port: Int
  /// Whether steps and near misses are kept.
  let explains: Bool
  /// The name of the file in messages.
  let source: String
  /// How messages call the Corefile.
  let entryName: String

  /// How many bytes are printed at once.
  private static let chunk = 1 << 16

  /// Answers each line; one that is no question is told with its number, and ends in the status of
  /// wrong usage.
  func answer(_ text: String, _ invocation: Invocation) async throws -> ExitStatus {
    var status = ExitStatus.success
    var printed = AnswerLine()
    let isJSON = invocation.output == .json
    let output = invocation.context.standardOutput
    var number = 0
    let lines = text.utf8.split(
      separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for line in lines.lazy.map(Substring.init) {
      number += 1
      do throws(QuestionLine.Problem) {
        guard let query = try QuestionLine(line, client: client, port: port) else { continue }
        if explains {
          let answer = server.explained(query.question)
          printed.append(
            text: explanation(answer, invocation, isJSON: isJSON))
        } else if isJSON {
          printed.append(server.answer(query.question), entryName: entryName)
        } else {
          printed.append(text: Self.line(server.answer(query.question)))
        }
      } catch {
        invocation.tell(FailureMessage("\(source):\(number): \(error.message)"))
        status = .usage
      }
      if printed.count > Self.chunk { try await output.print(printed.take()) }
    }
    if printed.count > 0 { try await output.print(printed.take()) }
    return status
  }

  private func explanation(
    _ answer: Answer, _ invocation: Invocation, isJSON: Bool
  ) -> String {
    let report = ExplainReport(
      [ExplainReport.Item(answer)], commandPrefix: invocation.commandPrefix, entryName: entryName)
    return isJSON
      ? JSONWriter.line(report.document)
      : Renderer(.table, style: invocation.style).text(report) + "\n"
  }

  /// An answer for people, on one line.
  private static func line(_ answer: Answer) -> String {
    let data = answer.answer.map { "\($0.type) \($0.data)" }.joined(separator: ", ")
    let result: String =
      switch answer.result {
      case .noReply: "NOREPLY"
      case .unknown: "another server decides"
      case .code(let code): answer.isNoData ? "NODATA" : "\(code)"
      }
    return "\(answer.question.name) \(answer.question.type): \(result)"
      + (data.isEmpty ? "" : "  \(data)") + "\n"
  }
}
