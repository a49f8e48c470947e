import NIOCore
import NIOPosix
import NIOSSL

@testable import SimulatedCluster

/// Talks to a loopback port byte by byte.
struct RawClient {
  private let channel: any Channel
  private let outbound: NIOAsyncChannelOutboundWriter<ByteBuffer>
  private var reader: ByteReader

  /// Connects, with TLS where there is a root to verify the server with, and closes afterwards.
  static func with<Result: Sendable>(
    _ port: Int, authority: String? = nil, _ body: (inout RawClient) async throws -> Result
  ) async throws -> Result {
    let connection = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .connect(host: "127.0.0.1", port: port) { channel in
        channel.eventLoop.makeCompletedFuture {
          if let authority {
            let handler = try NIOSSLClientHandler(
              context: context(authority), serverHostname: nil)
            try channel.pipeline.syncOperations.addHandler(handler)
          }
          return try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
        }
      }
    return try await connection.executeThenClose { inbound, outbound in
      var client = RawClient(
        channel: connection.channel, outbound: outbound, reader: ByteReader(inbound))
      return try await body(&client)
    }
  }

  private static func context(_ authority: String) throws -> NIOSSLContext {
    var tls = TLSConfiguration.makeClientConfiguration()
    tls.trustRoots = .certificates(try NIOSSLCertificate.fromPEMBytes(Array(authority.utf8)))
    tls.applicationProtocols = ["http/1.1"]
    return try NIOSSLContext(configuration: tls)
  }

  func send(_ text: String) async throws { try await send(Array(text.utf8)) }

  func send(_ bytes: [UInt8]) async throws { try await outbound.write(ByteBuffer(bytes: bytes)) }

  /// Speaks TLS from now on, inside the tunnel.
  func startTLS(_ authority: String, hostname: String) async throws {
    try await channel.eventLoop.submit { [channel] in
      let handler = try NIOSSLClientHandler(
        context: Self.context(authority), serverHostname: hostname)
      let pipeline = channel.pipeline.syncOperations
      let outer = try? pipeline.handler(type: NIOSSLClientHandler.self)
      try pipeline.addHandler(handler, position: outer.map { .after($0) } ?? .first)
    }.get()
  }

  mutating func bytes(_ count: Int) async throws -> [UInt8] { try await reader.bytes(count) }

  mutating func head() async throws -> String { try await reader.head() }

  /// Everything up to the server's end.
  mutating func rest() async throws -> String {
    var bytes: [UInt8] = []
    while let piece = try await reader.next() { bytes.append(contentsOf: piece.readableBytesView) }
    return String(decoding: bytes, as: UTF8.self)
  }
}
