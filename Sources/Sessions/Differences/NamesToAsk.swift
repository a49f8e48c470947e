import DNSAnswers

/// The questions of a file, or of names that a person gives.
package struct NamesToAsk: Sendable {
  /// The questions, in the order in which they were given.
  package private(set) var questions: [Question] = []

  /// Reads questions, a line each: `NAME [TYPE [CLIENT]]` or JSON, as `explain --queries` does;
  /// a usage error names the line that is none.
  package init(text: String, source: String, port: Int = 53) throws(CommandFailure) {
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    for (number, line) in lines.enumerated() {
      do throws(QuestionLine.Problem) {
        guard let line = try QuestionLine(line, client: nil, port: port) else { continue }
        questions.append(line.question)
      } catch {
        throw CommandFailure(.usage, "\(source):\(number + 1): \(error.message)")
      }
    }
  }

  /// Takes names as a person gives them: `NAME[/TYPE]`.
  package mutating func add(_ names: [String]) throws(CommandFailure) {
    for name in names {
      let parts = name.split(separator: "/", maxSplits: 1).map(String.init)
      do throws(QuestionLine.Problem) {
        questions.append(
          try QuestionLine.question(parts.first ?? "", parts.count > 1 ? parts[1] : nil))
      } catch {
        throw CommandFailure(.usage, error.message)
      }
    }
  }
}
