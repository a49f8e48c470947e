import DNSAnswers
import DNSMessages
import Inspection
import InspectorShell
import Rendering
import Sessions

/// Answers a file of questions.
struct QueryRun: Sendable {
  let server: NameServer
  let client: InternetAddress?
  let port: Int
  /// Whether steps and near misses are kept.
  let explains: Bool
  /// The name of the file in messages.
  let source: String
  /// How messages call the Corefile.
  let entryName: String

  /// How many lines one task answers.
  private static let batch = 2_048
  /// How many tasks answer at once; what they print is put in order after that.
  private static let width = 8

  /// What the lines of one batch came to.
  private struct Batch: Sendable {
    var first: Int
    var text = ""
    /// The lines that are no questions, with why.
    var problems: [(line: Int, message: String)] = []
  }

  /// Answers each line in order; one that is no question is told with its number, and ends in the
  /// status of wrong usage.
  func answer(_ text: String, _ invocation: Invocation) async throws -> ExitStatus {
    var status = ExitStatus.success
    let lines = text.utf8.split(
      separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false
    ).map { Substring($0) }
    let starts = Array(stride(from: 0, to: lines.count, by: Self.batch))
    for window in stride(from: 0, to: starts.count, by: Self.width) {
      let firsts = starts[window..<min(window + Self.width, starts.count)]
      let batches = await withTaskGroup(of: Batch.self) { group in
        for first in firsts {
          let part = lines[first..<min(first + Self.batch, lines.count)]
          group.addTask { batch(part, invocation) }
        }
        var batches: [Batch] = []
        for await batch in group { batches.append(batch) }
        return batches.sorted { $0.first < $1.first }
      }
      for batch in batches {
        if !batch.text.isEmpty { try await invocation.context.standardOutput.print(batch.text) }
        for problem in batch.problems {
          invocation.tell(FailureMessage("\(source):\(problem.line): \(problem.message)"))
          status = .usage
        }
      }
      try Task.checkCancellation()
    }
    return status
  }

  private func batch(_ lines: ArraySlice<Substring>, _ invocation: Invocation) -> Batch {
    var batch = Batch(first: lines.startIndex)
    var printed = AnswerLine()
    let isJSON = invocation.output == .json
    for (number, line) in zip(lines.indices, lines) {
      do throws(QuestionLine.Problem) {
        guard let query = try QuestionLine(line, client: client, port: port) else { continue }
        if explains {
          let answer = server.explained(query.question)
          printed.append(text: explanation(answer, invocation, isJSON: isJSON))
        } else if isJSON {
          printed.append(server.answer(query.question), entryName: entryName)
        } else {
          printed.append(text: Self.line(server.answer(query.question)))
        }
      } catch {
        batch.problems.append((number + 1, error.message))
      }
    }
    batch.text = printed.take()
    return batch
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
