import DNSMessages

/// A TCP connection to a port of a replica, however it came about.
public protocol ReplicaConnection: Sendable {
  /// Sends bytes.
  func send(_ bytes: [UInt8]) async throws
  /// The next bytes; nil at the end of the stream.
  func receive() async throws -> [UInt8]?
}

extension ReplicaConnection {
  /// What the replica answers to `GET path`; the connection cannot be used for another.
  public func get(_ path: String) async throws -> ReplicaAnswer {
    try await send(PlainHTTP.request(path))
    var reader = PlainHTTP()
    while let bytes = try await receive() {
      if let answer = try reader.take(bytes) { return answer }
    }
    guard let answer = try reader.take([], isEnd: true) else {
      throw ReplicaFailure("the answer was cut short")
    }
    return answer
  }

  /// Asks one round of questions and puts each answer into its place as it comes.
  ///
  /// Returns when all are answered; throws where the connection ends before.
  public func ask(_ round: QuestionRound) async throws {
    guard let bytes = MessageStream.bytes(of: round.questions) else {
      throw ReplicaFailure("a name cannot be sent")
    }
    round.begin()
    try await send(bytes)
    var stream = MessageStream()
    while !round.isComplete {
      guard let bytes = try await receive() else {
        throw ReplicaFailure("the connection ended before all questions were answered")
      }
      do throws(MessageStream.Fault) {
        for message in try stream.take(bytes) { round.take(message) }
      } catch {
        throw ReplicaFailure(error.message)
      }
    }
  }
}
