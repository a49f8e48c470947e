import DNSAnswers
import DNSMessages
import Testing

@Suite("Answers of a real CoreDNS")
struct RecordedAnswersTests {
  /// Every recorded question is answered as CoreDNS 1.13.1 answered it, with the other server's
  /// answers put in where it was asked.
  @Test(arguments: Fixtures.corefiles)
  func answersAgree(corefile: String) async throws {
    let server = try await RecordedServers.shared.server(corefile)
    let recorded = try #require(Fixtures.answers[corefile])
    let hasCache = String(decoding: try Fixtures.corefile(corefile), as: UTF8.self).contains(
      "cache")
    var different: [String] = []
    for expected in recorded where !expected.isCutOff {
      let (answer, asked) = Self.answer(server, expected.question)
      let found = RecordedAnswer.Sections(answer)
      let agrees =
        expected.alternatives.contains(found)
        || (expected.isRandom && expected.alternatives.contains { $0.code == found.code })
      let isOneOfSeveral = expected.isRandom || expected.alternatives.count > 1
      if agrees, isOneOfSeveral || asked == expected.upstream { continue }
      if hasCache, Self.mayBeCached(expected, server) { continue }
      different.append(
        "\(expected.question.name) \(expected.question.type) from \(expected.question.client):\n"
          + "  is  \(found)\n  not \(expected.alternatives)\n  asked \(asked.map(\.name)) "
          + "not \(expected.upstream.map(\.name))")
    }
    #expect(
      different.isEmpty,
      "\(different.count) of \(recorded.count):\n\(different.prefix(4).joined(separator: "\n"))")
  }

  /// Whether an earlier question for the same name and type may have left the recorded answer in the
  /// cache: in another letter case, or by another client.
  private static func mayBeCached(_ expected: RecordedAnswer, _ server: NameServer) -> Bool {
    let clients = Set((Fixtures.answers[expected.corefile] ?? []).map(\.question.client))
    return clients.contains { client in
      var question = expected.question
      question.client = client
      let found = RecordedAnswer.Sections(answer(server, question).0)
      return expected.alternatives.contains { $0.isAuthoritative && $0.cached == found.cached }
    }
  }

  /// The answer with the other server's answers, and what that was asked.
  private static func answer(
    _ server: NameServer, _ question: Question
  ) -> (Answer, Set<RecordedAnswer.UpstreamText>) {
    var known: [UpstreamQuestion: Reply] = [:]
    var needed: Set<RecordedAnswer.UpstreamText> = []
    while true {
      let answer = server.answer(question, known: known)
      guard let next = answer.upstream.first(where: { known[$0] == nil }) else {
        return (answer, needed)
      }
      known[next] = RecordedUpstream.reply(next.name, next.type)
      needed.insert(.init(name: next.name.text, type: "\(next.type)"))
    }
  }
}
