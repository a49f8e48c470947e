public import DNSMessages
import NIOCore
import NIOPosix

/// A TCP connection that this process dials itself: from inside the cluster's network.
public struct DirectConnection: ReplicaConnection {
  private let channel: NIOAsyncChannel<ByteBuffer, ByteBuffer>
  private let outbound: NIOAsyncChannelOutboundWriter<ByteBuffer>
  private let inbound: Incoming

  /// Reads on one task only, as the exchanges of ``ReplicaConnection`` do.
  private actor Incoming {
    private var iterator: NIOAsyncChannelInboundStream<ByteBuffer>.AsyncIterator?

    init(_ iterator: NIOAsyncChannelInboundStream<ByteBuffer>.AsyncIterator) {
      self.iterator = iterator
    }

    func next() async throws -> [UInt8]? {
      guard var iterator else { return nil }
      self.iterator = nil
      let buffer = try await iterator.next(isolation: self)
      self.iterator = iterator
      return buffer.map { Array($0.readableBytesView) }
    }
  }

  /// Dials an address and calls `body` with the connection, which is closed in the end.
  public static func with<Result: Sendable>(
    _ address: InternetAddress, port: UInt16, timeout: Duration,
    _ body: @Sendable @escaping (DirectConnection) async throws -> Result
  ) async throws -> Result {
    let limit = TimeAmount.nanoseconds(Int64(clamping: Int(timeout / .nanoseconds(1))))
    let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .connectTimeout(limit)
      .connect(host: "\(address)", port: Int(port)) { channel in
        channel.eventLoop.makeCompletedFuture {
          try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
        }
      }
    return try await channel.executeThenClose { inbound, outbound in
      try await body(
        DirectConnection(
          channel: channel, outbound: outbound, inbound: Incoming(inbound.makeAsyncIterator())))
    }
  }

  /// Sends bytes.
  public func send(_ bytes: [UInt8]) async throws {
    try await outbound.write(ByteBuffer(bytes: bytes))
  }

  /// The next bytes; nil at the end of the stream.
  public func receive() async throws -> [UInt8]? { try await inbound.next() }
}
