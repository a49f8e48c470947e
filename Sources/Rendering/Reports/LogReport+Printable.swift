import DNSAnswers
import DNSMessages
import Inspection
import KubernetesWire

extension LogReport: PrintableReport {
  /// A table with the most frequent first.
  public var text: ReportText {
    let rows = items.map { item in
      [
        Table.Cell("\(item.count)"), Table.Cell(item.code),
        Table.Cell(item.answer.question.name.text),
        Table.Cell("\(item.answer.question.type)"),
        Table.Cell(ExplainReport.verdict(item.answer)), Table.Cell(Self.reason(item.answer)),
      ]
    }
    let columns = ["COUNT", "LOGGED", "NAME", "TYPE", "NOW", "WHY"].map { Table.Column($0) }
    let summary =
      "\(Quantity.count(questions)) questions in the log, \(Quantity.count(items.count)) distinct "
      + "ones without an answer"
    return ReportText([
      ReportText.Section(
        table: items.isEmpty ? nil : Table(columns, rows: rows),
        remarks: [ReportText.Remark(summary, .dim)])
    ])
  }

  /// The fact that decided, and the nearest miss.
  private static func reason(_ answer: Answer) -> String {
    let fact = answer.steps.last { !$0.facts.isEmpty }?.facts.last?.text
    return [fact, answer.nearMisses.first?.text].compactMap { $0 }.joined(separator: "; ")
  }

  /// The names, a line each.
  public var names: [String] { items.map(\.answer.question.name.text) }

  /// The stable document of JSON and YAML.
  public var document: JSONValue {
    let writer = AnswerDocument(entryName: "Corefile", commandPrefix: commandPrefix)
    return .members([
      ("questions", .count(questions)), ("otherLines", .count(otherLines)),
      (
        "failures",
        .array(
          items.map { item in
            .members(
              [("count", .count(item.count)), ("logged", .string(item.code))]
                + writer.members(item.answer))
          })
      ),
    ])
  }
}
