public import DNSMessages

/// The way to one replica: its HTTP ports and its names.
public protocol ReplicaReach: Sendable {
  /// What the replica answers to `GET path`, whatever its status.
  func get(_ listener: ReplicaPorts.Listener, _ path: String) async -> Result<
    ReplicaAnswer, ReplicaFailure
  >
  /// One round of questions over one connection: an answer or a failure for each, in their order.
  func ask(_ questions: [MessageQuestion], port: UInt16) async -> [Result<Message, ReplicaFailure>]
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
