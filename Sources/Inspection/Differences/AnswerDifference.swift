import DNSAnswers
import DNSMessages

/// A name that two sides answer differently, and what decided that.
public struct AnswerDifference: Hashable, Sendable {
  /// The answer of one side.
  public struct Side: Hashable, Sendable {
    /// What comes back: `NOERROR`, `NODATA`, `no reply`, or that another server decides.
    public var result: String
    /// The records of the answer without TTLs, sorted.
    public var records: [String]
    /// The step where the sides part: the plugin and what it decided; nil where this side has none.
    public var verdict: String?
    /// What decided it and is not so on the other side, one sentence each.
    public var facts: [String]

    /// Makes a side.
    public init(result: String, records: [String], verdict: String? = nil, facts: [String] = []) {
      self.result = result
      self.records = records
      self.verdict = verdict
      self.facts = facts
    }
  }

  /// The name.
  public var name: String
  /// The type of the records.
  public var type: String
  /// The first side's answer.
  public var first: Side
  /// The second side's answer.
  public var second: Side

  /// Makes a difference.
  public init(name: String, type: String, first: Side, second: Side) {
    self.name = name
    self.type = type
    self.first = first
    self.second = second
  }

  /// Compares two explained answers to one question; nil where clients get the same.
  ///
  /// Records are compared as sets without their TTLs, which settings decide.
  public init?(_ first: Answer, _ second: Answer) {
    var sides = (Side(first), Side(second))
    if sides.0 == sides.1 { return nil }
    // Where the steps part is what decided; what comes after follows from it.
    let shared = zip(first.steps, second.steps).prefix { $0.decides == $1.decides }.count
    let steps = (first.steps.dropFirst(shared).first, second.steps.dropFirst(shared).first)
    sides.0.take(steps.0, unlike: steps.1)
    sides.1.take(steps.1, unlike: steps.0)
    self.init(
      name: first.question.name.text, type: "\(first.question.type)", first: sides.0,
      second: sides.1)
  }

  /// What decided, without the names that it is about: equal for names that changed alike.
  public var reason: String {
    switch (first.verdict, second.verdict) {
    case (let old?, let new?) where old == new: "\(old), with other data"
    case (let old, let new): "\(old ?? "nothing decided") -> \(new ?? "nothing decided")"
    }
  }
}

extension AnswerDifference.Side {
  fileprivate init(_ answer: Answer) {
    let result =
      switch answer.result {
      case .code(let code): answer.isNoData ? "NODATA" : "\(code)"
      case .noReply: "no reply"
      case .unknown: "another server decides"
      }
    let upstream = answer.upstream.map { question in
      "asked of \(question.servers.joined(separator: " ")): \(question.name) \(question.type)"
    }
    self.init(
      result: result,
      records: Set(answer.answer.map { "\($0.name.lowercased) \($0.type) \($0.data)" }).sorted()
        + upstream)
  }

  fileprivate mutating func take(_ step: Step?, unlike other: Step?) {
    guard let step else { return }
    verdict = "\(step.plugin): \(step.verdict)"
    let known = Set(other?.facts.map(\.text) ?? [])
    facts = step.facts.map(\.text).filter { !known.contains($0) }
  }
}

extension Step {
  /// What two sides have to share; the line of the Corefile may be another one.
  fileprivate var decides: [String] { [plugin, verdict] + facts.map(\.text) }
}
