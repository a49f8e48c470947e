import Testing

@testable import KubernetesClient

/// The rules of a port forwarding's session, without a socket.
struct PortForwardStateMachineTests {
  private func binary(_ payload: [UInt8], isFinal: Bool = true) -> PortForwardFrame {
    PortForwardFrame(kind: .binary, isFinal: isFinal, payload: payload)
  }

  private func begun() -> PortForwardStateMachine {
    var machine = PortForwardStateMachine(ports: [53])
    _ = machine.receive(binary([0, 53, 0]))
    _ = machine.receive(binary([1, 53, 0]))
    return machine
  }

  @Test func everyRecordedSessionBringsItsBytesAndItsEnd() throws {
    let sessions = try RecordedSession.all().filter(\.isUpgraded)
    #expect(sessions.count >= 18)
    for session in sessions {
      var machine = PortForwardStateMachine(ports: session.ports)
      for frame in session.events.filter(\.isServers).compactMap(\.frame) {
        let replies = machine.receive(frame)
        #expect(replies == (frame.kind == .close ? [.close(1000)] : []), "\(session.name)")
      }
      for index in session.ports.indices {
        let data = session.bytes(ofChannel: UInt8(2 * index))
        let text = session.bytes(ofChannel: UInt8(2 * index + 1))
        if !data.isEmpty { #expect(machine.take(index) == .bytes(data), "\(session.name)") }
        let isOver = session.events.contains { $0.isServers && $0.frame?.kind == .close }
        let rest: PortForwardStateMachine.Reading? =
          text.isEmpty
          ? isOver ? .end : nil : .failed(.refused(String(decoding: text, as: UTF8.self)))
        #expect(machine.take(index) == rest, "\(session.name)")
      }
    }
  }

  @Test func bordersOfMessagesAndFragmentsMeanNothing() {
    var machine = PortForwardStateMachine(ports: [53, 9153])
    for payload: [UInt8] in [[0], [0, 53], [], [0, 0, 7, 8], [2, 0xC1], [2, 0x23, 9], [0, 6]] {
      #expect(machine.receive(binary(payload)) == [])
    }
    #expect(machine.receive(binary([0, 1], isFinal: false)) == [])
    #expect(machine.receive(.init(kind: .ping, payload: [4])) == [.init(kind: .pong, payload: [4])])
    #expect(machine.receive(.init(kind: .continuation, payload: [2])) == [])
    #expect(machine.take(0) == .bytes([7, 8, 6, 1, 2]))
    #expect(machine.take(1) == .bytes([9]))
    #expect(machine.take(0) == nil)
  }

  @Test func unknownChannelsAndTextsAreIgnored() {
    var machine = begun()
    #expect(machine.receive(binary([7, 1, 2, 3, 4])) == [])
    #expect(machine.receive(.init(kind: .text, payload: [0, 1])) == [])
    #expect(machine.receive(.init(kind: .pong, payload: [])) == [])
    #expect(machine.take(0) == nil)
  }

  @Test(arguments: [
    [PortForwardFrame(kind: .binary, payload: [0, 54, 0])],
    [PortForwardFrame(kind: .continuation, payload: [0])],
    [
      PortForwardFrame(kind: .binary, isFinal: false, payload: [0]),
      PortForwardFrame(kind: .binary, payload: [0]),
    ],
  ]) func whatBreaksTheProtocolEndsTheSession(frames: [PortForwardFrame]) {
    var machine = PortForwardStateMachine(ports: [53])
    var replies: [PortForwardFrame] = []
    for frame in frames { replies += machine.receive(frame) }
    #expect(replies == [.close(1002)])
    guard case .failed(.malformed) = machine.take(0) else {
      Issue.record("no failure")
      return
    }
    #expect(machine.messages(0, [1]) == nil)
  }

  @Test func memoryIsBounded() {
    var machine = begun()
    let piece = binary([0] + [UInt8](repeating: 1, count: PortForwardStateMachine.messageLimit - 1))
    for _ in 0..<4 { #expect(machine.receive(piece) == []) }
    #expect(machine.receive(piece) == [.close(1009)])
    // What came before is still there for its reader.
    guard case .bytes = machine.take(0) else {
      Issue.record("the bytes are gone")
      return
    }
    #expect(
      machine.take(0) == .failed(.unread(limit: PortForwardStateMachine.bufferLimit)))
    var texts = begun()
    for _ in 0..<9 { _ = texts.receive(binary([1] + [UInt8](repeating: 0x61, count: 1000))) }
    guard case .failed(.refused(let text)) = texts.take(0) else {
      Issue.record("no text")
      return
    }
    #expect(text.utf8.count == PortForwardStateMachine.textLimit)
    var fragments = begun()
    let half = [UInt8](repeating: 0, count: PortForwardStateMachine.messageLimit / 2 + 1)
    #expect(fragments.receive(binary(half, isFinal: false)) == [])
    #expect(fragments.receive(.init(kind: .continuation, payload: half)) == [.close(1009)])
  }

  @Test func aCodeThatIsNoGoodEndIsTold() {
    var machine = begun()
    let close = PortForwardFrame(kind: .close, payload: [0x03, 0xF3] + Array("oops".utf8))
    #expect(machine.receive(close) == [.close(1000)])
    #expect(machine.take(0) == .failed(.closed(code: 1011, reason: "oops")))
    for payload: [UInt8] in [[], [3], [0x03, 0xE9]] {
      var machine = begun()
      #expect(machine.receive(.init(kind: .close, payload: payload)) == [.close(1000)])
      #expect(machine.take(0) == .end)
    }
  }

  @Test func theEndOfTheConnectionIsAFailureOnlyWithoutAClose() {
    var cut = begun()
    _ = cut.receive(binary([0, 1]))
    cut.endOfTransport("gone")
    #expect(cut.take(0) == .bytes([1]))
    #expect(cut.take(0) == .failed(.cut("gone")))
    var closed = begun()
    #expect(closed.close() == .close(1000))
    #expect(closed.close() == nil)
    closed.endOfTransport("gone")
    #expect(closed.take(0) == .end)
    #expect(closed.messages(0, [1]) == nil)
  }

  @Test func longQuestionsAreSeveralMessagesAndNeverFragments() {
    let machine = PortForwardStateMachine(ports: [1, 2])
    let size = PortForwardStateMachine.pieceSize
    let frames = machine.messages(1, [UInt8](repeating: 5, count: size + 1)) ?? []
    #expect(frames.map(\.payload.count) == [size + 1, 2])
    #expect(frames.allSatisfy { $0.isFinal && $0.kind == .binary && $0.payload.first == 2 })
    #expect(machine.messages(0, []) == [])
    #expect(machine.messages(2, [1]) == nil)
  }
}
