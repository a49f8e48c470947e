import Corefile
import DNSAnswers
import DNSMessages
import Inspection
import KubernetesWire

extension ExplainReport: PrintableReport {
  /// The report as people read it: the answer as dig has it, then why.
  public var text: ReportText { ReportText(items.flatMap(sections) + assumed) }

  /// The data of the answers, a line each, as dig's `+short` prints them.
  public var names: [String] { items.flatMap { $0.answer.answer.map { "\($0.data)" } } }

  /// The stable document of JSON and YAML: one object, or an array where several names were asked.
  public var document: JSONValue {
    let documents = items.map(document)
    return documents.count == 1 ? documents[0] : .array(documents)
  }

  private func document(of item: Item) -> JSONValue {
    let document = AnswerDocument(entryName: entryName, commandPrefix: commandPrefix)
    var members = document.members(item.answer)
    members.append(("search", .array(item.search.flatMap(searchDocuments))))
    if !item.servers.isEmpty {
      members.append(("servers", .array(item.servers.map(\.document))))
    }
    return .members(members)
  }

  private func searchDocuments(_ step: SearchStep) -> [JSONValue] {
    step.answers.map { answer in
      .members([
        ("name", .string(answer.question.name.text)), ("type", .string("\(answer.question.type)")),
        ("rcode", .text(AnswerDocument.code(answer))),
        ("answer", .strings(answer.answer.map { "\($0.data)" })),
        ("isLast", .bool(step.isLast)),
      ])
    }
  }

  private var assumed: [ReportText.Section] {
    assumptions.isEmpty
      ? []
      : [
        ReportText.Section(remarks: assumptions.map { ReportText.Remark("assumed: \($0)", .dim) })
      ]
  }

  private func sections(_ item: Item) -> [ReportText.Section] {
    [search(item), head(item), why(item.answer), misses(item.answer), servers(item)]
      .compactMap { $0 }
  }

  /// What comes back, as dig prints it.
  private func head(_ item: Item) -> ReportText.Section {
    let answer = item.answer
    let sections = [
      ("answer", answer.answer), ("authority", answer.authority),
      ("additional", answer.additional),
    ]
    let rows = sections.flatMap { section, records in
      records.map { record in
        [
          Table.Cell(record.name.text), Table.Cell("\(record.ttl)"), Table.Cell("\(record.type)"),
          Table.Cell("\(record.data)"), Table.Cell(section),
        ]
      }
    }
    let columns = ["NAME", "TTL", "TYPE", "DATA", "SECTION"].map { Table.Column($0) }
    return ReportText.Section(
      heading: "\(answer.question.name) \(answer.question.type): \(Self.verdict(answer))",
      table: rows.isEmpty ? nil : Table(columns, rows: rows),
      remarks: answer.upstream.map { question in
        ReportText.Remark(
          "asked of \(question.servers.joined(separator: " ")): \(question.name) \(question.type)",
          .dim)
      })
  }

  /// How the question goes, in a few words.
  static func verdict(_ answer: Answer) -> String {
    let who = answer.decider.map { ", from \($0.plugin)" } ?? ""
    switch answer.result {
    case .noReply: return "no reply: the client times out\(who)"
    case .unknown:
      return answer.upstream.isEmpty
        ? "not known\(who)" : "another server decides\(who)"
    case .code(let code):
      let what = answer.isNoData ? "NODATA" : "\(code)"
      return what + (answer.isAuthoritative == true ? ", authoritative" : "") + who
    }
  }

  private func why(_ answer: Answer) -> ReportText.Section? {
    guard !answer.steps.isEmpty else { return nil }
    var remarks: [ReportText.Remark] = []
    for step in answer.steps {
      let place = step.location.map { location in
        location.line > 0
          ? " (\(location.file.isEmpty ? entryName : location.file):\(location.line))" : ""
      }
      remarks.append(ReportText.Remark("  \(step.plugin)\(place ?? ""): \(step.verdict)"))
      remarks += step.facts.map { ReportText.Remark("      \($0.text)", .dim) }
    }
    return ReportText.Section(heading: "why", remarks: remarks)
  }

  private func misses(_ answer: Answer) -> ReportText.Section? {
    guard !answer.nearMisses.isEmpty else { return nil }
    return ReportText.Section(
      heading: "near",
      remarks: answer.nearMisses.flatMap { miss in
        [
          ReportText.Remark("  \(miss.text)"),
          ReportText.Remark("      \(commandPrefix)\(miss.command)", .dim),
        ]
      })
  }

  private func search(_ item: Item) -> ReportText.Section? {
    guard !item.search.isEmpty else { return nil }
    let rows = item.search.flatMap { step in
      step.answers.map { answer in
        [
          Table.Cell(answer.question.name.text), Table.Cell("\(answer.question.type)"),
          Table.Cell(
            answer.isNoData ? "NODATA" : AnswerDocument.code(answer) ?? "another server"),
          Table.Cell(answer.answer.map { "\($0.data)" }.joined(separator: " ")),
        ]
      }
    }
    return ReportText.Section(
      heading: item.client.map { "search list of \($0)" } ?? "search list",
      table: Table(["NAME", "TYPE", "RESULT", "DATA"].map { Table.Column($0) }, rows: rows))
  }

  private func servers(_ item: Item) -> ReportText.Section? {
    guard !item.servers.isEmpty else { return nil }
    return ReportText.Section(
      heading: "servers",
      remarks: item.servers.flatMap { server -> [ReportText.Remark] in
        if let failure = server.failure {
          return [ReportText.Remark("  \(server.server): \(failure)", .failure)]
        }
        let detour = server.detour.map { [ReportText.Remark("      not at \($0)", .dim)] } ?? []
        if server.agrees {
          return [ReportText.Remark("  \(server.server): answers as the stores say", .good)]
            + detour
        }
        return [ReportText.Remark("  \(server.server): \(server.code ?? "") differs", .failure)]
          + detour + server.differences.map { ReportText.Remark("      \($0)") }
      })
  }
}

extension ExplainReport.ServerAnswer {
  fileprivate var document: JSONValue {
    .members([
      ("server", .string(server)), ("rcode", .text(code)), ("failure", .text(failure)),
      ("agrees", .bool(agrees)), ("differences", .strings(differences)),
      ("detour", .text(detour)),
    ])
  }
}
