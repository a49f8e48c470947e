import DNSAnswers
import DNSMessages
import Inspection
import Replicas

/// Asks real servers and compares what they answer with what the stores say.
struct ServerComparison {
  let servers: [ComparedServer]
  let timeout: Duration

  /// What each server answers, in their order; all are asked at once.
  ///
  /// One is asked a second time where its first answer differs, since that may have come out of a
  /// cache or been on its way.
  func compare(_ expected: Answer) async throws -> [ExplainReport.ServerAnswer] {
    try await withThrowingTaskGroup(of: (Int, ExplainReport.ServerAnswer).self) { group in
      for (place, server) in servers.enumerated() {
        group.addTask {
          let first = await ask(server, expected)
          return (place, first.agrees ? first : await ask(server, expected))
        }
      }
      var answers: [(Int, ExplainReport.ServerAnswer)] = []
      for try await answer in group { answers.append(answer) }
      return answers.sorted { $0.0 < $1.0 }.map(\.1)
    }
  }

  private func ask(
    _ server: ComparedServer, _ expected: Answer
  ) async -> ExplainReport.ServerAnswer {
    switch server {
    case .address(let address): return await ask(address, expected)
    case .endpoint(let address, let other):
      let direct = await ask(address, expected)
      guard let failure = direct.failure else { return direct }
      var answer = await ask(other, expected)
      if let reason = answer.failure {
        return ExplainReport.ServerAnswer(server: "\(address)", failure: "\(failure); \(reason)")
      }
      answer.detour = "\(address): \(failure)"
      return answer
    case .forwarded(_, let port, let reach):
      let question = MessageQuestion(expected.question.name, expected.question.type)
      switch await reach.ask([question], port: port).first {
      case .success(let message)?: return Self.answer("\(server)", expected, message)
      case .failure(let failure)?:
        let hint = failure.hint.map { "; \($0)" } ?? ""
        return ExplainReport.ServerAnswer(
          server: "\(server)", failure: failure.message + hint)
      case nil: return ExplainReport.ServerAnswer(server: "\(server)", failure: "no answer")
      }
    }
  }

  private func ask(
    _ server: ServerAddress, _ expected: Answer
  ) async -> ExplainReport.ServerAnswer {
    let client = DNSClient(timeout: timeout)
    do throws(DNSClient.Failure) {
      let message = try await client.ask(server, expected.question.name, expected.question.type)
      return Self.answer("\(server)", expected, message)
    } catch {
      if case .timeout = error, expected.result == .noReply {
        return ExplainReport.ServerAnswer(server: "\(server)", code: "NOREPLY")
      }
      return ExplainReport.ServerAnswer(server: "\(server)", failure: "\(error)")
    }
  }

  private static func answer(
    _ server: String, _ expected: Answer, _ message: Message
  ) -> ExplainReport.ServerAnswer {
    ExplainReport.ServerAnswer(
      server: server, code: "\(message.code)", differences: differences(expected, message))
  }

  /// What differs: codes, and records as sets without their TTLs and SOA serials.
  ///
  /// What another server decides is compared with nothing.
  static func differences(_ expected: Answer, _ message: Message) -> [String] {
    let code: ResponseCode
    switch expected.result {
    case .unknown: return []
    case .noReply: return ["answers, where the stores make an answer that cannot be sent"]
    case .code(let expected): code = expected
    }
    var differences: [String] = []
    if code != message.code {
      differences.append("is \(message.code), the stores say \(code)")
    }
    guard expected.upstream.isEmpty else { return differences }
    differences += Self.differences("answer", expected.answer, message.answer)
    if code == message.code, message.answer.isEmpty {
      differences += Self.differences("authority", expected.authority, message.authority)
    }
    return differences
  }

  private static func differences(
    _ section: String, _ expected: [ResourceRecord], _ found: [ResourceRecord]
  ) -> [String] {
    let expected = Set(expected.map(text))
    let found = Set(found.map(text))
    return expected.subtracting(found).sorted().map { "\(section) lacks \($0)" }
      + found.subtracting(expected).sorted().map { "\(section) has \($0), the stores do not" }
  }

  private static func text(_ record: ResourceRecord) -> String {
    var data = record.data
    if case .soa(var authority) = data {
      authority.serial = 0
      data = .soa(authority)
    }
    return "\(record.name.lowercased) \(record.type) \(data)"
  }
}
