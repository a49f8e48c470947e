public import DNSMessages

/// The way to one replica: its HTTP ports and its names.
public protocol ReplicaReach: Sendable {
  /// What the replica answers to `GET path`, whatever its status.
  func get(_ listener: ReplicaPorts.Listener, _ path: String) async -> Result<
    ReplicaAnswer, ReplicaFailure
  >
  /// One round of questions over one connection: an answer with its time or a failure for each, in
  /// their order.
  func timed(
    _ questions: [MessageQuestion], port: UInt16
  ) async -> [Result<TimedMessage, ReplicaFailure>]
}

extension ReplicaReach {
  /// One round of questions over one connection: an answer or a failure for each, in their order.
  public func ask(
    _ questions: [MessageQuestion], port: UInt16
  ) async -> [Result<Message, ReplicaFailure>] {
    await timed(questions, port: port).map { $0.map(\.message) }
  }
}

/// An answer with how long it took.
public struct TimedMessage: Hashable, Sendable {
  /// The answer.
  public var message: Message
  /// The time from the questions' sending to its arrival; the opening of the connection is not in it.
  public var latency: Duration

  /// Makes an answer that took its time.
  public init(message: Message, latency: Duration) {
    self.message = message
    self.latency = latency
  }
}

/// What a replica answered over HTTP.
public struct ReplicaAnswer: Hashable, Sendable {
  /// The status.
  public var status: Int
  /// The body.
  public var body: [UInt8]

  /// Makes an answer.
  public init(status: Int, body: [UInt8]) {
    self.status = status
    self.body = body
  }
}

/// Why a replica could not be reached one way or another, in words.
public struct ReplicaFailure: Error, Hashable, Sendable {
  /// What went wrong.
  public var message: String
  /// What can be done; nil where nothing is known.
  public var hint: String?

  /// Makes a failure.
  public init(_ message: String, hint: String? = nil) {
    self.message = message
    self.hint = hint
  }
}
