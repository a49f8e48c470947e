import DNSMessages

/// `template`, as far as its texts are literal but for a few variables.
struct TemplatePlugin: AnsweringPlugin {
  /// One stanza.
  struct Template: Sendable {
    var zones: [String]
    /// The type that it is about; `any` for all.
    var type: RecordType
    var patterns: [Pattern]
    var code = ResponseCode.noError
    var answer: [TemplateText] = []
    var additional: [TemplateText] = []
    var authority: [TemplateText] = []
    var fallthroughZones: [String] = []
    /// Whether it has what is not modelled.
    var isUnknown = false
  }

  let place: PluginPlace
  let templates: [Template]

  func serve(_ request: Request, _ run: AnswerRun, _ next: Chain) throws(Crash) -> Outcome {
    for template in templates {
      guard let zone = Zones.longest(template.zones, containing: request.lower),
        template.type == .any || request.type == .any || template.type == request.type
      else { continue }
      let matched = template.patterns.lazy.compactMap { pattern in
        pattern.groups(in: request.lower).map { (pattern, $0) }
      }.first
      guard let (pattern, groups) = matched else {
        if Zones.longest(template.fallthroughZones, containing: request.lower) != nil { continue }
        run.decider = place
        run.step(place, "SERVFAIL: no match of the template, and it does not fall through")
        return .failed(.serverFailure, isError: false)
      }
      run.decider = place
      run.note(Fact("\(pattern.text) matches"))
      let subject = TemplateText.Subject(
        name: request.lower, type: request.type == .any ? template.type : request.type, zone: zone,
        groups: groups, groupNames: pattern.groupNames)
      return reply(template, subject, run)
    }
    return try next.serve(request, run)
  }

  private func reply(
    _ template: Template, _ subject: TemplateText.Subject, _ run: AnswerRun
  ) -> Outcome {
    if template.isUnknown {
      run.step(place, "answers with a template that is not modelled")
      var reply = Reply()
      reply.isUnknown = true
      return .reply(reply)
    }
    guard template.code != .serverFailure else {
      run.step(place, "SERVFAIL: the template says so")
      return .failed(.serverFailure, isError: false)
    }
    var reply = Reply(template.code)
    reply.isAuthoritative = true
    for text in template.answer {
      guard let record = text.record(subject) else { return failed(run) }
      reply.answer.append(record)
      if case .cname(let target) = record.data, [.a, .aaaa].contains(subject.type) {
        reply.answer += run.lookUp(target.text, subject.type)?.answer ?? []
      }
    }
    for text in template.additional {
      guard let record = text.record(subject) else { return failed(run) }
      reply.additional.append(record)
    }
    for text in template.authority {
      guard let record = text.record(subject) else { return failed(run) }
      reply.authority.append(record)
    }
    run.step(place, "answers with its template")
    return .reply(reply)
  }

  private func failed(_ run: AnswerRun) -> Outcome {
    run.step(place, "SERVFAIL: the template makes no record")
    return .failed(.serverFailure, isError: true)
  }
}

/// The text of a record with variables in it: Go's `text/template`, as far as it is used for this.
struct TemplateText: Sendable {
  /// What the variables stand for.
  struct Subject {
    var name: String
    var type: RecordType
    var zone: String
    var groups: [String]
    var groupNames: [Int: String]
  }

  private enum Part: Sendable {
    case literal(String)
    case name, type, recordClass, zone
    case group(Int)
    case namedGroup(String)
  }

  private let parts: [Part]

  /// Reads a text; nil where it has something that is not modelled.
  init?(_ text: String) {
    var parts: [Part] = []
    var rest = text[...]
    while let open = rest.firstRange(of: "{{") {
      guard let close = rest[open.upperBound...].firstRange(of: "}}"),
        let part = Self.variable(rest[open.upperBound..<close.lowerBound])
      else { return nil }
      parts += [.literal(String(rest[..<open.lowerBound])), part]
      rest = rest[close.upperBound...]
    }
    self.parts = parts + [.literal(String(rest))]
  }

  private static func variable(_ text: Substring) -> Part? {
    let words = text.split(separator: " ")
    switch words.first {
    case ".Name" where words.count == 1, ".Question.Name" where words.count == 1: return .name
    case ".Type" where words.count == 1: return .type
    case ".Class" where words.count == 1: return .recordClass
    case ".Zone" where words.count == 1: return .zone
    case let word? where words.count == 1 && word.hasPrefix(".Group."):
      return .namedGroup(String(word.dropFirst(".Group.".count)))
    case "index" where words.count == 3:
      if words[1] == ".Match", let number = Int(words[2]) { return .group(number) }
      guard words[1] == ".Group" else { return nil }
      let key = words[2].split(separator: "\"").joined()
      return Int(key).map { .group($0) } ?? .namedGroup(key)
    default: return nil
    }
  }

  /// The record that the text makes; nil where it is none.
  func record(_ subject: Subject) -> ResourceRecord? {
    ResourceRecord(text: parts.map { Self.text($0, subject) }.joined())
  }

  private static func text(_ part: Part, _ subject: Subject) -> String {
    switch part {
    case .literal(let text): text
    case .name: subject.name
    case .type: "\(subject.type)"
    case .recordClass: "IN"
    case .zone: subject.zone
    case .group(let number):
      subject.groups.indices.contains(number) ? subject.groups[number] : ""
    case .namedGroup(let name):
      subject.groupNames.first { $0.value == name }.flatMap { entry in
        subject.groups.indices.contains(entry.key) ? subject.groups[entry.key] : nil
      } ?? "<no value>"
    }
  }
}
