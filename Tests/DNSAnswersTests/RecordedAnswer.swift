import DNSAnswers
import DNSMessages
import KubernetesWire

/// One recorded question with what a real CoreDNS answered.
struct RecordedAnswer {
  /// The sections of one answer, as sets of texts.
  struct Sections: Equatable {
    var code: String
    var isAuthoritative: Bool
    var answer: [String]
    var authority: [String]
    var additional: [String]
  }

  var corefile: String
  var question: Question
  /// The answer, and others that were seen to the same question.
  var alternatives: [Sections]
  /// The questions that reached another server.
  var upstream: Set<UpstreamText>
  /// Whether any of the services may have been taken.
  var isRandom: Bool
  /// Whether the answer is what is left of one that cannot be packed.
  var isCutOff: Bool

  /// A question to another server as text.
  struct UpstreamText: Hashable {
    var name: String
    var type: String
  }

  init?(_ json: JSONValue) {
    guard let corefile = json["corefile"]?.stringValue, let name = json["name"]?.stringValue,
      let type = json["type"]?.stringValue.flatMap({ RecordType($0) }),
      let client = json["client"]?.stringValue.flatMap({ InternetAddress($0) }),
      let sections = Sections(json)
    else { return nil }
    self.corefile = corefile
    question = Question(
      DNSName(unchecked: name), type, client: client, port: Int(json["port"]?.integerValue ?? 53))
    alternatives = [sections] + (json["or"]?.arrayValue ?? []).compactMap { Sections($0) }
    upstream = Set(
      (json["upstream"]?.arrayValue ?? []).compactMap { pair in
        guard let name = pair.arrayValue?.first?.stringValue,
          let type = pair.arrayValue?.last?.stringValue
        else {
          return nil
        }
        return UpstreamText(name: name, type: type)
      })
    isRandom = json["random"] != nil
    isCutOff = json["tc"]?.stringValue != nil
  }
}

extension RecordedAnswer.Sections {
  init?(_ json: JSONValue) {
    guard let code = json["rcode"]?.stringValue else { return nil }
    self.init(
      code: code, isAuthoritative: json["aa"]?.boolValue ?? false,
      answer: Self.records(json["answer"]), authority: Self.records(json["authority"]),
      additional: Self.records(json["additional"]))
  }

  private static func records(_ json: JSONValue?) -> [String] {
    (json?.arrayValue ?? []).map { record in
      let parts = record.arrayValue ?? []
      return parts.map { $0.stringValue ?? $0.integerValue.map(String.init) ?? "" }.joined(
        separator: " ")
    }.sorted()
  }

  /// The same as it may come out of a cache: marked as authoritative, in any letter case.
  var cached: Self {
    func lower(_ texts: [String]) -> [String] { texts.map { $0.lowercased() }.sorted() }
    return Self(
      code: code, isAuthoritative: true, answer: lower(answer), authority: lower(authority),
      additional: lower(additional))
  }

  /// What the model answers, in the same form.
  init(_ answer: Answer) {
    func texts(_ records: [ResourceRecord]) -> [String] {
      records.map { "\($0.name) \($0.ttl) \($0.type) \($0.data)" }.sorted()
    }
    let code: String =
      switch answer.result {
      case .code(let code): "\(code)"
      case .noReply: "NOREPLY"
      case .unknown: "UNKNOWN"
      }
    self.init(
      code: code, isAuthoritative: answer.isAuthoritative ?? false, answer: texts(answer.answer),
      authority: texts(answer.authority), additional: texts(answer.additional))
  }
}
