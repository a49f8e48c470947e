import Corefile
import DNSAnswers
import DNSMessages
import Foundation
import Testing

/// Why CoreDNS answers as it does, as people read it; `RECORD_GOLDEN=1` records it again.
@Suite("Explanations")
struct ExplanationTests {
  @Test func whyIsToldAsRecorded() async throws {
    var text = ""
    for line in try Fixtures.text("questions.txt").split(separator: "\n") {
      let words = line.split(separator: " ").map(String.init)
      let type = try #require(RecordType(words[2]))
      let client = words.count > 3 ? InternetAddress(words[3]) : nil
      let server = try await RecordedServers.shared.server(words[0])
      let answer = server.explained(
        Question(try DNSName(words[1]), type, client: client ?? Question.localClient))
      text += "## \(line)\n" + Self.text(answer) + "\n"
    }
    #expect(try text == Fixtures.recorded("why.txt", text))
  }

  private static func text(_ answer: Answer) -> String {
    var lines = [RecordedAnswer.Sections(answer).code]
    lines[0] += answer.decider.map { " from \($0.plugin):\($0.location.line)" } ?? ""
    lines += answer.answer.map { "  \($0.name) \($0.ttl) \($0.type) \($0.data)" }
    for step in answer.steps {
      let place = step.location.map { ":\($0.line)" } ?? ""
      lines.append("  \(step.plugin)\(place): \(step.verdict)")
      lines += step.facts.map { fact in
        let object = fact.object.map { "  [\($0)\(fact.path ?? "")]" } ?? ""
        return "      \(fact.text)\(object)"
      }
    }
    lines += answer.upstream.map { "  asks \($0.name) \($0.type)" }
    lines += answer.nearMisses.map { "  near: \($0.text)  -> \($0.command)" }
    return lines.joined(separator: "\n") + "\n"
  }
}
