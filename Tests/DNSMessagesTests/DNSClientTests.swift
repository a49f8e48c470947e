import DNSMessages
import Testing

@Suite("Asking name servers")
struct DNSClientTests {
  private static let name = DNSName(unchecked: "web.shop.svc.cluster.local.")
  private static let loopback = ServerAddress(InternetAddress(ipv4: 0x7F00_0001), port: 0)
  private static let address = InternetAddress(ipv4: 0x0A60_0001)

  /// Long enough for a loaded machine where an answer comes.
  private static let patient = DNSClient(timeout: .seconds(60)) { 7 }
  /// Where none comes, all of it is waited for.
  private static let hasty = DNSClient(timeout: .seconds(2)) { 7 }

  /// An answer with so many addresses.
  private static func answer(_ question: Message, count: UInt32) -> Message {
    var answer = question
    answer.isResponse = true
    answer.answer = (0..<count).map {
      ResourceRecord(name, ttl: 5, .a(InternetAddress(ipv4: 0x0A60_0001 + $0)))
    }
    return answer
  }

  private static func withServer(
    _ responder: @escaping DNSServer.Responder, _ body: (ServerAddress) async throws -> Void
  ) async throws {
    let server = try await DNSServer.start(loopback, responder: responder)
    do {
      try await body(server.address)
    } catch {
      await server.stop()
      throw error
    }
    await server.stop()
  }

  @Test func answerComesOverUDP() async throws {
    try await Self.withServer({ question, _ in .answer(Self.answer(question, count: 1)) }) {
      let answer = try await Self.patient.ask($0, Self.name, .a)
      #expect(answer.answer.map(\.data) == [.a(Self.address)])
    }
  }

  @Test func answerThatDoesNotFitComesOverTCP() async throws {
    try await Self.withServer({ question, _ in .answer(Self.answer(question, count: 300)) }) {
      let answer = try await Self.patient.ask($0, Self.name, .a)
      #expect(answer.answer.count == 300)
      #expect(!answer.isTruncated)
    }
  }

  @Test func silenceIsATimeout() async throws {
    try await Self.withServer({ _, _ in .ignore }) { server in
      await #expect(throws: DNSClient.Failure.timeout(strays: 0)) {
        try await Self.hasty.ask(server, Self.name, .a)
      }
    }
  }

  @Test func answerToAnotherQuestionIsNotTaken() async throws {
    try await Self.withServer({ question, _ in
      var answer = Self.answer(question, count: 1)
      answer.questions = [MessageQuestion(DNSName(unchecked: "other."), .a)]
      return .answer(answer)
    }) { server in
      await #expect(throws: DNSClient.Failure.timeout(strays: 1)) {
        try await Self.hasty.ask(server, Self.name, .a)
      }
    }
  }

  @Test func answerWithAnotherIdentifierIsNotTaken() async throws {
    try await Self.withServer({ question, _ in
      var answer = Self.answer(question, count: 1)
      answer.id = question.id &+ 1
      return .answer(answer)
    }) { server in
      await #expect(throws: DNSClient.Failure.timeout(strays: 1)) {
        try await Self.hasty.ask(server, Self.name, .a)
      }
    }
  }

  @Test func answerThatIsNoMessageIsNamed() async throws {
    try await Self.withServer({ _, _ in .send([0, 7, 0x80, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0xC0, 12]) })
    {
      server in
      let failure = await #expect(throws: DNSClient.Failure.self) {
        try await Self.patient.ask(server, Self.name, .a)
      }
      #expect(
        failure.map { "\($0)" }
          == "the answer is no DNS message: a name's pointer does not point back at byte 12")
    }
  }

  @Test(arguments: [
    ("10.0.0.10", "10.0.0.10:53"), ("10.0.0.10:5353", "10.0.0.10:5353"),
    ("::1", "[::1]:53"), ("[fd00::a]:54", "[fd00::a]:54"), ("dns://10.0.0.1", "10.0.0.1:53"),
  ])
  func serverIsReadWithItsPort(text: String, address: String) {
    #expect(ServerAddress(text)?.description == address)
  }

  @Test(arguments: ["", "kube-dns", "10.0.0.1:0", "10.0.0.1:65536", "[::1]", "10.0.0.1:x"])
  func otherTextIsNoServer(text: String) {
    #expect(ServerAddress(text) == nil)
  }
}
