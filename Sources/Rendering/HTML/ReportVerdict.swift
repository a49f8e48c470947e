import Corefile
import DNSAnswers
import Inspection
import Replicas

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

  /// Sums up a check, the replicas that were looked at or why they could not be, and the names that
  /// were explained.
  public init(
    _ check: CheckReport, replicas: ReplicasReport? = nil,
    replicasFailure: FailureMessage? = nil, explained: [ExplainReport] = []
  ) {
    let items = explained.flatMap(\.items)
    let unanswered = items.compactMap(Self.problem)
    isGood = check.isOK && unanswered.isEmpty && replicas?.isGood ?? (replicasFailure == nil)
    sentence = check.isLive ? check.verdict(isOK: isGood) : check.summary
    if let replicas { sentence += "; \(replicas.verdict)" }
    if let replicasFailure { sentence += "; replicas: \(replicasFailure.message)" }
    if !unanswered.isEmpty {
      sentence +=
        "; of \(Quantity.count(items.count, "name")) asked for,"
        + " \(Quantity.count(unanswered.count)) without the answer wanted"
    }
    problems =
      Self.problems(check, .error) + Self.problems(check, .warning)
      + (replicas.map(Self.problems) ?? []) + unanswered
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

  /// What is wrong with replicas, each with what shows it.
  private static func problems(_ report: ReplicasReport) -> [Problem] {
    report.replicas.filter { !$0.problems.isEmpty }.map { replica in
      let configuration = replica.configuration.flatMap { $0.isWrong ? $0.reason : nil }
      let sync = replica.sync.flatMap { $0.state == .unsynced ? $0.reason : nil }
      let reasons =
        [sync, configuration].compactMap { $0 }
        + replica.differences.prefix(1).map { difference in
          "\(difference.question): \(difference.differences.first ?? "differs")"
        }
      let failures = replica.isReached ? [] : replica.failures.prefix(1).map(\.message)
      let advice = (reasons + failures).joined(separator: "; ")
      return Problem(
        "replica \(replica.pod.name): \(replica.problems.joined(separator: ", "))",
        advice: advice.isEmpty ? nil : advice)
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

extension ReplicasReport {
  /// Whether there is nothing to complain of.
  fileprivate var isGood: Bool { isReached && !isDifferent }
}
