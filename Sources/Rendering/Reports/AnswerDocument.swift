import Corefile
import DNSAnswers
import DNSMessages
import Inspection
import KubernetesWire

/// An answer as the document that JSON and YAML show.
struct AnswerDocument {
  let entryName: String
  let commandPrefix: String
  /// Whether steps and near misses are shown.
  var explains = true

  /// The members in their order.
  func members(_ answer: Answer) -> [(String, JSONValue)] {
    let question = answer.question
    var members: [(String, JSONValue)] = [
      (
        "question",
        .members([
          ("name", .string(question.name.text)), ("type", .string("\(question.type)")),
          ("client", .string("\(question.client)")), ("port", .integer(Int64(question.port))),
        ])
      ),
      ("rcode", .text(Self.code(answer))), ("authoritative", .truth(answer.isAuthoritative)),
      ("answer", records(answer.answer)), ("authority", records(answer.authority)),
      ("additional", records(answer.additional)),
      (
        "upstream",
        .array(
          answer.upstream.map { question in
            .members([
              ("name", .string(question.name.text)), ("type", .string("\(question.type)")),
            ])
          })
      ),
      ("decidedBy", answer.decider.map(place) ?? .null),
    ]
    guard explains else { return members }
    members.append(("steps", .array(answer.steps.map(step))))
    members.append(("nearMisses", .array(answer.nearMisses.map(nearMiss))))
    return members
  }

  /// The code as dig prints it, or `NOREPLY`; nil where another server decides.
  static func code(_ answer: Answer) -> String? {
    switch answer.result {
    case .code(let code): "\(code)"
    case .noReply: "NOREPLY"
    case .unknown: nil
    }
  }

  private func records(_ records: [ResourceRecord]) -> JSONValue {
    .array(
      records.map { record in
        .members([
          ("name", .string(record.name.text)), ("ttl", .integer(Int64(record.ttl))),
          ("type", .string("\(record.type)")), ("data", .string("\(record.data)")),
        ])
      })
  }

  private func place(_ place: PluginPlace) -> JSONValue {
    .members(
      [("plugin", .string(place.plugin))] + self.location(place.location))
  }

  private func location(_ location: SourceLocation?) -> [(String, JSONValue)] {
    guard let location, location.line > 0 else { return [("file", .null), ("line", .null)] }
    return [
      ("file", .string(location.file.isEmpty ? entryName : location.file)),
      ("line", .integer(Int64(location.line))),
    ]
  }

  private func step(_ step: Step) -> JSONValue {
    .members(
      [("plugin", .string(step.plugin)), ("verdict", .string(step.verdict))]
        + location(step.location) + [
          (
            "facts",
            .array(
              step.facts.map { fact in
                .members([
                  ("text", .string(fact.text)), ("object", .text(fact.object)),
                  ("path", .text(fact.path)),
                ])
              })
          )
        ])
  }

  private func nearMiss(_ miss: NearMiss) -> JSONValue {
    .members([
      ("text", .string(miss.text)), ("object", .text(miss.object)),
      ("command", .string(commandPrefix + miss.command)),
    ])
  }
}
