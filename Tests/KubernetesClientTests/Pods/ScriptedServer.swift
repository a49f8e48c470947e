import NIOCore
import NIOPosix

/// A server on the loopback interface that takes one connection and follows a script.
enum ScriptedServer {
  enum Step {
    /// Waits for the end of a request's head.
    case awaitHead
    /// Waits for so many bytes more.
    case await(Int)
    case send([UInt8])
    /// Waits until the client ends the connection.
    case awaitEnd
  }

  /// Runs a script for a client, and returns what the client sent after each head.
  static func run(
    _ steps: [Step], _ client: @escaping @Sendable (_ url: String) async throws -> Void
  ) async throws -> [UInt8] {
    let server = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .bind(host: "127.0.0.1", port: 0) { channel in
        channel.eventLoop.makeCompletedFuture {
          try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
        }
      }
    let port = server.channel.localAddress?.port ?? 0
    return try await server.executeThenClose { connections in
      async let received = Self.serve(connections, steps)
      try await client("http://127.0.0.1:\(port)")
      return try await received
    }
  }

  private static func serve(
    _ connections: NIOAsyncChannelInboundStream<NIOAsyncChannel<ByteBuffer, ByteBuffer>>,
    _ steps: [Step]
  ) async throws -> [UInt8] {
    for try await connection in connections {
      do {
        return try await connection.executeThenClose { inbound, outbound in
          var reader = inbound.makeAsyncIterator()
          var (waiting, taken) = ([UInt8](), [UInt8]())
          for step in steps {
            switch step {
            case .send(let bytes): try await outbound.write(ByteBuffer(bytes: bytes))
            case .awaitHead:
              while waiting.firstRange(of: "\r\n\r\n".utf8) == nil {
                guard let piece = try await reader.next() else { return taken }
                waiting += piece.readableBytesView
              }
              waiting = Array(
                waiting[(waiting.firstRange(of: "\r\n\r\n".utf8)?.upperBound ?? 0)...])
            case .await(let count):
              while waiting.count < count {
                guard let piece = try await reader.next() else { return taken }
                waiting += piece.readableBytesView
              }
              taken += waiting.prefix(count)
              waiting.removeFirst(count)
            case .awaitEnd:
              while let piece = try await reader.next() { taken += piece.readableBytesView }
            }
          }
          return taken
        }
      } catch is ChannelError {
        return []
      } catch is IOError {
        return []
      }
    }
    return []
  }
}
