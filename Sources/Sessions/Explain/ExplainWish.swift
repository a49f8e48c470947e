import DNSAnswers

/// A name that a report or a comparison explains, with the type of its records: `NAME[/TYPE]`.
package struct ExplainWish: Sendable {
  /// As it was written.
  package let text: String
  /// What is asked about.
  package let target: ExplainTarget
  /// The type of the records; nil for the usual ones.
  package let type: String?

  /// Reads `NAME[/TYPE]`, `svc/NAMESPACE/NAME[/TYPE]` or `pod/NAMESPACE/NAME[/TYPE]`; a usage error
  /// for what is none, before anything is connected to.
  package init(_ text: String) throws(CommandFailure) {
    self.text = text
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    if parts.count == 2 || parts.count == 4, let last = parts.last {
      type = String(last)
      target = try ExplainTarget(parts.dropLast().joined(separator: "/"))
    } else {
      type = nil
      target = try ExplainTarget(text)
    }
    do throws(QuestionLine.Problem) {
      if case .name(let name) = target {
        _ = try QuestionLine.question(name, type)
      } else if let type {
        _ = try QuestionLine.recordType(type)
      }
    } catch {
      throw CommandFailure(.usage, error.message)
    }
  }
}
