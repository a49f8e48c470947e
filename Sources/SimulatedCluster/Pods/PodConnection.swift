/// A connection to a port of a pod, as the program that listens there has it.
public struct PodConnection: Sendable {
  /// What the client sends, cut anywhere; it ends with the client's connection.
  public let received: AsyncStream<[UInt8]>
  private let send: @Sendable ([UInt8]) async throws -> Void

  /// Makes a connection over anything that carries bytes.
  public init(
    received: AsyncStream<[UInt8]>, send: @escaping @Sendable ([UInt8]) async throws -> Void
  ) {
    self.received = received
    self.send = send
  }

  /// Sends bytes; waits while the connection takes no more, throws once it is gone.
  public func write(_ bytes: [UInt8]) async throws { try await send(bytes) }
}
