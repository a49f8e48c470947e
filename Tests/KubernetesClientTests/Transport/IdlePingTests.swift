import NIOCore
import NIOEmbedded
import NIOHTTP2
import Testing

@testable import KubernetesClient

@Suite("IdlePing")
struct IdlePingTests {
  private let loop = EmbeddedEventLoop()
  private let channel: EmbeddedChannel

  init() throws {
    let loop = loop
    channel = EmbeddedChannel(loop: loop)
    try channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 1)).wait()
    try channel.pipeline.syncOperations.addHandler(IdlePing(now: { loop.now }))
  }

  @Test("pings after 30 s of silence and closes 15 s later")
  func silence() throws {
    loop.advanceTime(by: .seconds(29))
    #expect(try sentPing() == false)
    loop.advanceTime(by: .seconds(1))
    #expect(try sentPing())
    loop.advanceTime(by: .seconds(14))
    #expect(channel.isActive)
    loop.advanceTime(by: .seconds(1))
    #expect(!channel.isActive)
  }

  @Test("any frame that is read counts as an answer")
  func answered() throws {
    loop.advanceTime(by: .seconds(30))
    #expect(try sentPing())
    loop.advanceTime(by: .seconds(5))
    try receive()
    loop.advanceTime(by: .seconds(29))
    #expect(channel.isActive)
    #expect(try sentPing() == false)
    loop.advanceTime(by: .seconds(1))
    #expect(try sentPing())
  }

  @Test("a busy connection is never pinged")
  func busy() throws {
    for _ in 0..<20 {
      loop.advanceTime(by: .seconds(10))
      try receive()
    }
    #expect(try sentPing() == false)
    #expect(channel.isActive)
  }

  private func receive() throws {
    let frame = HTTP2Frame(
      streamID: .rootStream, payload: .ping(HTTP2PingData(withInteger: 0), ack: true))
    try channel.writeInbound(frame)
  }

  private func sentPing() throws -> Bool {
    guard let frame = try channel.readOutbound(as: HTTP2Frame.self) else { return false }
    guard case .ping(_, ack: false) = frame.payload else { return false }
    return true
  }
}
