import Corefile
import DNSAnswers
import Inspection

/// What is wrong, in words, for a reader who reads nothing else.
public struct ReportVerdict: Hashable, Sendable {
  /// One thing that is wrong.
  public struct Problem: Hashable, Sendable {
    /// What it is, in one sentence.
    public var text: String
    /// What to do; nil where nothing is known.
    public var advice: String?

    /// Makes a problem.
    public init(_ text: String, advice: String? = nil) {
      self.text = text
      self.advice = advice
    }
  }

  /// Whether there is nothing to complain of.
  public var isGood: Bool
  /// All in one sentence.
  public var sentence: String
  /// What is wrong, the worst first.
  public var problems: [Problem]

  /// Makes a verdict.
  public init(isGood: Bool, sentence: String, problems: [Problem]) {
    self.isGood = isGood
    self.sentence = sentence
    self.problems = problems
  }

  /// Sums up a check and the names that were explained.
  public init(_ check: CheckReport, explained: [ExplainReport] = []) {
    let items = explained.flatMap(\.items)
    let unanswered = items.compactMap(Self.problem)
    isGood = check.isOK && unanswered.isEmpty
    sentence = check.isLive ? check.verdict : check.summary
    if !unanswered.isEmpty {
      sentence +=
        "; of \(Quantity.count(items.count, "name")) asked for,"
        + " \(Quantity.count(unanswered.count)) without the answer wanted"
    }
    problems = Self.problems(check, .error) + Self.problems(check, .warning) + unanswered
  }

  private static func problems(
    _ check: CheckReport, _ severity: Diagnostic.Severity
  ) -> [Problem] {
    check.findings.map(\.diagnostic).filter { $0.severity == severity }.map { finding in
      let place = finding.location.map {
        $0.place(entryName: check.entryName, withColumn: false) + ": "
      }
      return Problem(
        "\(severity.rawValue): \(place ?? "")\(Redaction.text(finding.message))",
        advice: finding.fix.map { "fix: \(Redaction.text($0))" })
    }
  }

  /// That a name has no answer, or that a real server answers otherwise.
  private static func problem(_ item: ExplainReport.Item) -> Problem? {
    let answer = item.answer
    let name = "\(answer.question.name) \(answer.question.type)"
    if let server = item.servers.first(where: { !$0.agrees }) {
      return Problem("\(name): \(server.server) does not answer as the stores say")
    }
    guard answer.result != .unknown, answer.answer.isEmpty else { return nil }
    return Problem(
      "\(name): \(ExplainReport.verdict(answer))", advice: answer.nearMisses.first?.text)
  }
}
