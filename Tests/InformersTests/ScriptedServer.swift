import Informers
import KubernetesClient
import Synchronization

/// A clock that moves only when somebody sleeps on it or a test moves it.
final class ManualTime: TimeSource {
  private let state = Mutex<(now: Duration, sleeps: [Duration])>((.seconds(10), []))
  private let watcher = Mutex<(@Sendable () -> Void)?>(nil)

  /// Calls back before each sleep.
  func onSleep(_ body: @escaping @Sendable () -> Void) { watcher.withLock { $0 = body } }

  func now() -> Duration { state.withLock { $0.now } }

  /// Returns at once, with the clock moved.
  func sleep(for duration: Duration) async throws {
    watcher.withLock { $0 }?()
    state.withLock {
      $0.now += duration
      $0.sleeps.append(duration)
    }
  }

  func advance(by duration: Duration) { state.withLock { $0.now += duration } }

  var sleeps: [Duration] { state.withLock { $0.sleeps } }
}

/// A piece of an answer.
enum Piece: Sendable {
  case bytes([UInt8])
  /// A connection takes the request.
  case taken
  /// Time passes.
  case pause(Duration)
  /// The test looks at what there is at this moment.
  case check(@Sendable () -> Void)
  /// The connection breaks.
  case fail(ClientError)
}

/// The answer to one request.
struct Answer: Sendable {
  var contentType = "application/json"
  /// What happens before the head.
  var before: [Piece] = []
  var connectionOpenedAt: Duration?
  var warnings: [String] = []
  var pieces: [Piece] = []

  /// A successful answer.
  static func ok(_ pieces: Piece...) -> Answer { Answer(pieces: pieces) }

  /// A successful answer of bytes.
  static func body(_ bytes: [UInt8]..., contentType: String = "application/json") -> Answer {
    Answer(contentType: contentType, pieces: bytes.map { .bytes($0) })
  }

  /// A failure instead of an answer.
  static func failure(_ code: ClientError.Code, retryAfter: Duration? = nil) -> Answer {
    Answer(
      before: [.fail(ClientError(code, "scripted \(code.rawValue)", retryAfter: retryAfter))])
  }
}

/// Answers requests from a script.
///
/// After its end every request is answered with `cancelled`, so
/// that the informer's `run` returns: no test has to wait for anything.
final class ScriptedServer: APITransport {
  private let state: Mutex<(answers: ArraySlice<Answer>, requests: [APIRequest])>
  private let time: ManualTime

  init(_ answers: [Answer], time: ManualTime) {
    state = Mutex((answers[...], []))
    self.time = time
  }

  /// The requests so far, as their queries without `timeoutSeconds`, which is random.
  var queries: [String] {
    state.withLock { state in
      state.requests.map { request in
        request.query.filter { $0.name != "timeoutSeconds" }.map { "\($0.name)=\($0.value)" }
          .joined(separator: "&")
      }
    }
  }

  /// Goes on with more answers, after the script was over.
  func add(_ answers: Answer...) { state.withLock { $0.answers += answers } }

  var requests: [APIRequest] { state.withLock { $0.requests } }

  func perform<Consumer: ResponseConsumer>(
    _ request: APIRequest, into consumer: inout Consumer
  ) async throws {
    let answer = state.withLock { state in
      state.requests.append(request)
      return state.answers.popFirst()
    }
    guard let answer else { throw ClientError(.cancelled, "the script is over") }
    for piece in answer.before { try play(piece, into: &consumer) }
    try consumer.receive(
      ResponseHead(
        contentType: answer.contentType,
        connection: answer.connectionOpenedAt.map { opened in
          var phases = ConnectionPhases(startedAt: opened)
          phases.openedAt = opened
          return phases
        }, warnings: answer.warnings))
    for piece in answer.pieces { try play(piece, into: &consumer) }
  }

  private func play<Consumer: ResponseConsumer>(
    _ piece: Piece, into consumer: inout Consumer
  ) throws {
    switch piece {
    case .bytes(let bytes):
      try bytes.withUnsafeBytes { try consumer.receive($0, wireBytes: $0.count / 2) }
    case .taken: consumer.requestSent()
    case .pause(let duration): time.advance(by: duration)
    case .check(let check): check()
    case .fail(let error): throw error
    }
  }
}
