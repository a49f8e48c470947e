import DNSAnswers
import DNSMessages
import Inspection
import KubernetesClient
import Replicas
import Testing

@testable import Sessions

/// Replicas at their addresses, for which servers on the loopback interface stand in.
@Suite(.timeLimit(.minutes(5)))
struct DirectReachTests {
  private static let address = InternetAddress(ipv4: 0x7F00_0001)
  private static let name = DNSName(unchecked: "a.default.svc.cluster.local.")

  /// A server that answers every question with NXDOMAIN.
  private func withServer<Result>(_ body: (DNSServer) async throws -> Result) async throws -> Result
  {
    let server = try await DNSServer.start(ServerAddress(Self.address, port: 0)) { question, _ in
      var answer = question
      answer.isResponse = true
      answer.code = .nameError
      return .answer(answer)
    }
    return try await closing {
      try await body(server)
    } close: {
      await server.stop()
    }
  }

  private var reach: DirectReach {
    DirectReach(address: Self.address, limit: .seconds(60), time: SystemTime())
  }

  @Test func namesAreAskedAtTheAddress() async throws {
    try await withServer { server in
      let answers = await reach.ask(
        [MessageQuestion(Self.name, .a), MessageQuestion(Self.name, .aaaa)],
        port: UInt16(clamping: server.address.port))
      let codes = try answers.map { try $0.get().code }
      #expect(codes == [.nameError, .nameError])
    }
  }

  @Test func whatIsNoHTTPIsSaidWithItsPlace() async throws {
    try await withServer { server in
      let port = UInt16(clamping: server.address.port)
      let answer = await reach.get(ReplicaPorts.Listener(port: port), "/metrics")
      guard case .failure(let failure) = answer else {
        Issue.record("a name server has no metrics")
        return
      }
      #expect(failure.message.hasPrefix("127.0.0.1 port \(port): "))
    }
  }

  @Test func aPortThatRefusesIsSaidWithItsPlace() async throws {
    let closed = try await withServer { UInt16(clamping: $0.address.port) }
    let answers = await reach.ask([MessageQuestion(Self.name, .a)], port: closed)
    guard case .failure(let failure)? = answers.first else {
      Issue.record("nobody listens there")
      return
    }
    #expect(failure.message.hasPrefix("127.0.0.1 port \(closed): "))
  }
}

/// `explain --ask replicas` inside the cluster: at their addresses, and by port-forward from where
/// those cannot be reached.
extension DirectReachTests {
  /// A way to a pod that answers as the server above does.
  private struct Forwarded: ReplicaReach {
    var failure: ReplicaFailure?

    func get(
      _ listener: ReplicaPorts.Listener, _ path: String
    ) async -> Result<ReplicaAnswer, ReplicaFailure> {
      .failure(ReplicaFailure("not asked for"))
    }

    func timed(
      _ questions: [MessageQuestion], port: UInt16
    ) async -> [Result<TimedMessage, ReplicaFailure>] {
      questions.map { question in
        if let failure { return .failure(failure) }
        var message = Message(id: 0, question)
        message.isResponse = true
        message.code = .nameError
        return .success(TimedMessage(message: message, latency: .zero))
      }
    }
  }

  /// What an endpoint at a port answers beside stores that do not have the name.
  private func compared(
    _ port: Int, _ other: Forwarded = Forwarded()
  ) async throws -> ExplainReport.ServerAnswer {
    try await ReplicaTrial.with([]) { trial in
      let expected = trial.server.server.answer(Question(Self.name, .a))
      let server = ComparedServer.endpoint(
        ServerAddress(Self.address, port: port),
        otherwise: .forwarded(pod: "pod-a", port: 53, other))
      let answers = try await ServerComparison(servers: [server], timeout: .seconds(60))
        .compare(expected)
      return try #require(answers.first)
    }
  }

  @Test func anAddressThatAnswersIsEnough() async throws {
    try await withServer { server in
      let answer = try await compared(server.address.port)
      #expect(answer.server == "\(server.address)")
      #expect(answer.detour == nil && answer.failure == nil)
    }
  }

  @Test func anAddressThatRefusesIsGoneRound() async throws {
    let closed = try await withServer { $0.address.port }
    let answer = try await compared(closed)
    #expect(answer.server == "pod-a by port-forward")
    #expect(answer.code == "NXDOMAIN")
    #expect(answer.detour?.hasPrefix("127.0.0.1:\(closed): cannot be reached: ") == true)
  }

  @Test func whereBothWaysFailBothAreSaid() async throws {
    let closed = try await withServer { $0.address.port }
    let answer = try await compared(
      closed, Forwarded(failure: ReplicaFailure("port 53 by port-forward: forbidden")))
    #expect(answer.server == "127.0.0.1:\(closed)")
    #expect(answer.failure?.hasPrefix("cannot be reached: ") == true)
    #expect(answer.failure?.hasSuffix("; port 53 by port-forward: forbidden") == true)
  }
}
