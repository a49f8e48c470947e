import NIOCore
import NIOEmbedded
import NIOWebSocket
import Synchronization
import Testing

@testable import KubernetesClient

/// How much a port forwarding reads from its socket.
@Suite(.timeLimit(.minutes(1))) struct PortForwardHandlerTests {
  /// Counts what is read from the socket.
  private final class Reads: Sendable {
    private let number = Mutex(0)
    var count: Int { number.withLock { $0 } }
    func add() { number.withLock { $0 += 1 } }
  }

  private final class ReadCounter: ChannelOutboundHandler {
    typealias OutboundIn = WebSocketFrame
    private let reads: Reads

    init(_ reads: Reads) { self.reads = reads }

    func read(context: ChannelHandlerContext) {
      reads.add()
      context.read()
    }
  }

  private let session = PortForwardSession(
    PodFixtures.pod, ports: [53, 54], timeout: .seconds(20), randomness: PodFixtures.randomness)
  private let channel = NIOAsyncTestingChannel()
  private let reads = Reads()

  private func begin() async throws {
    try await channel.testingEventLoop.executeInContext { [channel, reads, session] in
      try channel.pipeline.syncOperations.addHandlers(
        ReadCounter(reads), PortForwardHandler(session))
    }
    session.attach(channel)
    for index: UInt8 in [0, 1] { try await deliver([2 * index, 53 + index, 0]) }
  }

  private func deliver(_ payload: [UInt8]) async throws {
    let frame = WebSocketFrame(fin: true, opcode: .binary, data: ByteBuffer(bytes: payload))
    try await channel.writeInbound(frame)
  }

  /// How often the socket was read, once the channel has asked for it again.
  private func readsAfterOneMore() async -> Int {
    channel.read()
    await channel.testingEventLoop.run()
    return reads.count
  }

  @Test func theSocketIsLeftAloneUntilWhatWaitsIsReceived() async throws {
    try await begin()
    #expect(await readsAfterOneMore() == 1)
    let large = [UInt8](repeating: 1, count: PortForwardStateMachine.highWater)
    try await deliver([0] + large)
    #expect(await readsAfterOneMore() == 1, "nobody reads what waits already")
    #expect(try await session.receive(0) == large)
    await channel.testingEventLoop.run()
    #expect(reads.count == 2, "what was held is made up for")
    #expect(await readsAfterOneMore() == 3)
  }

  @Test func whoWaitsForAnotherConnectionHasTheSocketRead() async throws {
    try await begin()
    try await deliver([0] + [UInt8](repeating: 1, count: PortForwardStateMachine.highWater))
    #expect(await readsAfterOneMore() == 0)
    let reader = Task { try await session.receive(1) }
    while reads.count == 0 {
      await channel.testingEventLoop.run()
      await Task.yield()
    }
    #expect(await readsAfterOneMore() == 2)
    try await deliver([2, 9])
    #expect(try await reader.value == [9])
    #expect(await readsAfterOneMore() == 2)
  }

  @Test func whoClosesHasTheSocketRead() async throws {
    try await begin()
    try await deliver([0] + [UInt8](repeating: 1, count: PortForwardStateMachine.highWater))
    #expect(await readsAfterOneMore() == 0)
    let closing = Task { await session.close() }
    while reads.count == 0 {
      await channel.testingEventLoop.run()
      await Task.yield()
    }
    try await channel.close()
    await channel.testingEventLoop.run()
    await closing.value
  }
}
