import DNSMessages
import Replicas
import Synchronization
import Testing

/// Questions over one connection, each answer with the time that it took.
struct QuestionRoundTests {
  private final class Clock: Sendable {
    private let time = Mutex(Duration.seconds(100))
    var now: Duration { time.withLock { $0 } }
    func advance(_ duration: Duration) { time.withLock { $0 += duration } }
  }

  /// Answers the second question after one second and the first after three, then ends.
  private final class Connection: ReplicaConnection {
    private let clock: Clock
    private let waiting: Mutex<[[UInt8]]>

    init(_ clock: Clock, _ questions: [MessageQuestion], answers: Int) {
      self.clock = clock
      let replies = questions.enumerated().compactMap { id, question -> [UInt8]? in
        var reply = Message(id: UInt16(id), question)
        reply.isResponse = true
        return reply.encoded().map { [0, UInt8($0.count)] + $0 }
      }
      waiting = Mutex(Array(replies.prefix(answers)))
    }

    func send(_ bytes: [UInt8]) async throws {}

    func receive() async throws -> [UInt8]? {
      let piece = waiting.withLock { $0.popLast() }
      clock.advance(piece == nil ? .zero : .seconds(waiting.withLock { $0.count } == 1 ? 1 : 2))
      return piece
    }
  }

  private let questions = [
    MessageQuestion(DNSName(unchecked: "a.test."), .a),
    MessageQuestion(DNSName(unchecked: "b.test."), .a),
  ]

  @Test func eachAnswerHasItsTimeFromTheSendingOn() async throws {
    let clock = Clock()
    let round = QuestionRound(questions) { clock.now }
    clock.advance(.seconds(50))
    try await Connection(clock, questions, answers: 2).ask(round)
    #expect(round.isComplete)
    let latencies = try round.results(ReplicaFailure("no answer")).map { try $0.get().latency }
    #expect(latencies == [.seconds(3), .seconds(1)])
  }

  @Test func whatIsNotAnsweredHasTheFailure() async throws {
    let clock = Clock()
    let round = QuestionRound(questions) { clock.now }
    await #expect(throws: ReplicaFailure.self) {
      try await Connection(clock, questions, answers: 1).ask(round)
    }
    let results = round.results(ReplicaFailure("no answer"))
    #expect(try results[0].get().message.id == 0)
    #expect(throws: ReplicaFailure("no answer")) { try results[1].get() }
  }
}
