import NIOCore

/// One client of a proxy, from its first byte to the end of its tunnel.
struct ProxyConnection: Sendable {
  typealias Bytes = NIOAsyncChannel<ByteBuffer, ByteBuffer>
  typealias Outbound = NIOAsyncChannelOutboundWriter<ByteBuffer>

  let core: ProxyCore
  let client: Bytes

  /// Serves until the client, its server or a fault ends it.
  func serve() async {
    // What is thrown is the client's going away or its talking something else: both just end it.
    try? await client.executeThenClose { inbound, outbound in
      guard core.faults.strikeNext(where: { $0 == .closeAtOnce }) == nil else { return }
      var reader = ByteReader(inbound)
      switch core.options.kind {
      case .http, .https: try await serveHTTP(&reader, outbound)
      case .socks5: try await serveSOCKS(&reader, outbound)
      }
      await client.channel.flushed()
    }
  }

  /// Waits until the client gives up.
  func hang(_ reader: inout ByteReader) async throws {
    while try await reader.next() != nil {}
  }

  /// Passes bytes on in both directions until one side ends, then ends the other.
  func tunnel(_ reader: inout ByteReader, _ outbound: Outbound, to server: Bytes) async throws {
    let channel = client.channel
    try await server.executeThenClose { answers, requests in
      await withDiscardingTaskGroup { group in
        group.addTask {
          // A failure is the end of one side; the other one learns of it by the closing below.
          try? await Self.copy(answers, to: outbound)
          await channel.flushed()
          try? await channel.close()
        }
        do {
          while let piece = try await reader.next() { try await requests.write(piece) }
        } catch {
          // As above.
        }
        // Nobody is left to read the answer, so what the server has not taken yet is dropped.
        try? await server.channel.close()
      }
    }
  }

  private static func copy(
    _ inbound: NIOAsyncChannelInboundStream<ByteBuffer>, to outbound: Outbound
  ) async throws {
    for try await piece in inbound { try await outbound.write(piece) }
  }
}

extension Channel {
  /// Waits until all that was written is with the system; closing would drop what is not.
  func flushed() async {
    try? await writeAndFlush(ByteBuffer()).get()
  }
}
