import DNSAnswers
import DNSMessages

/// Answers one question as a name server with a fault would.
struct SimulatedResponder {
  let server: NameServer
  let fault: SimulatedDNS.Fault?
  /// The port that the Corefile's server blocks have.
  let port: Int

  func action(_ question: Message, _ client: InternetAddress) -> DNSServer.Action {
    guard let asked = question.questions.first, question.questions.count == 1, !question.isResponse
    else {
      var reply = question
      reply.isResponse = true
      reply.code = .formatError
      return .answer(reply)
    }
    var reply = Message(id: question.id, asked)
    reply.isResponse = true
    reply.wantsRecursion = question.wantsRecursion
    reply.edns = question.edns.map { _ in EDNS() }
    let answer = server.answer(
      Question(asked.name, asked.type, client: client, port: port))
    switch answer.result {
    case .noReply: return .ignore
    // There is nobody to forward to: the simulated cluster has no network.
    case .unknown: reply.code = .serverFailure
    case .code(let code): reply.code = code
    }
    reply.isAuthoritative = answer.isAuthoritative ?? false
    reply.answer = answer.answer
    reply.authority = answer.authority
    reply.additional = answer.additional
    return spoiled(reply, asked)
  }

  private func spoiled(_ reply: Message, _ asked: MessageQuestion) -> DNSServer.Action {
    var reply = reply
    switch fault {
    case nil, .stale: return .answer(reply)
    case .slow: return .answer(reply, after: .seconds(2))
    case .silent: return .ignore
    case .truncated:
      reply.isTruncated = true
      return .answer(reply)
    case .wrong: return .answer(WrongAnswers(server: server, port: port).spoiled(reply, asked))
    case .looping:
      guard var bytes = Message(id: reply.id, asked).encoded(), bytes.count > 12 else {
        return .ignore
      }
      bytes[2] |= 0x80
      // The question's name is a pointer at itself.
      bytes.replaceSubrange(12..., with: [0xC0, 12, 0, 1, 0, 1])
      return .send(bytes)
    case .otherQuestion:
      reply.questions = [MessageQuestion(DNSName(unchecked: "other.example."), .a)]
      return .answer(reply)
    }
  }
}
