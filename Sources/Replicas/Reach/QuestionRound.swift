public import DNSMessages
import Synchronization

/// A round of questions with the answers that have come.
public final class QuestionRound: Sendable {
  private struct State {
    var beganAt = Duration.zero
    var answers: [Int: TimedMessage] = [:]
  }

  /// The questions, each with its place as identifier.
  public let questions: [MessageQuestion]
  private let now: @Sendable () -> Duration
  private let state = Mutex(State())

  /// Makes a round that has no answers yet.
  ///
  /// - Parameter now: The time since a fixed start, for how long each answer takes.
  public init(_ questions: [MessageQuestion], now: @escaping @Sendable () -> Duration) {
    self.questions = questions
    self.now = now
  }

  /// Whether each question is answered.
  public var isComplete: Bool { state.withLock { $0.answers.count } == questions.count }

  /// Notes that the questions are sent now.
  func begin() {
    let now = now()
    state.withLock { $0.beganAt = now }
  }

  /// Takes an answer; one to another question, or a second one, is passed over.
  func take(_ message: Message) {
    let place = Int(message.id)
    guard message.isResponse, place < questions.count, message.questions.count == 1,
      message.questions[0].type == questions[place].type,
      message.questions[0].name.lowercased == questions[place].name.lowercased
    else { return }
    let now = now()
    state.withLock { state in
      guard state.answers[place] == nil else { return }
      state.answers[place] = TimedMessage(message: message, latency: now - state.beganAt)
    }
  }

  /// What became of each question; those without an answer have the failure.
  public func results(_ failure: ReplicaFailure) -> [Result<TimedMessage, ReplicaFailure>] {
    let answers = state.withLock { $0.answers }
    return questions.indices.map { place in
      answers[place].map { .success($0) } ?? .failure(failure)
    }
  }
}
