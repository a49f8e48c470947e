import Testing

@testable import KubernetesClient

/// Port forwarding over real sockets, against what was recorded.
@Suite(.timeLimit(.minutes(1))) struct PortForwardTests {
  private static let replayed = [
    "v4-one-query", "v4-eager-query", "v4-two-connections", "v4-one-refused-one-answers",
    "v4-port-refused", "v4-bound-to-pod-address", "v4-server-closes", "v4-silent-client",
    "v4-not-dns", "v4-split-query", "v4-three-queries-one-frame", "v4-five-queries-synced",
    "v4-five-queries-unsynced", "v4-nxdomain", "v4-not-ready-pod", "v4-forwarded",
    "old-v4-one-query", "old-v4-get-only",
  ]

  private static func forward(
    _ url: String, _ ports: [UInt16], timeout: Duration = .seconds(20),
    silence: Duration = .seconds(20)
  ) async throws -> PortForward {
    try await ConnectionFixtures.client(url, .init()).forwardPorts(
      PodFixtures.pod, ports: ports, timeout: timeout, silence: silence,
      randomness: PodFixtures.randomness)
  }

  /// The server's side of a recording, and the client's bytes after its head.
  private static func script(
    _ session: RecordedSession
  ) -> (steps: [ScriptedServer.Step], sent: [UInt8]) {
    var steps: [ScriptedServer.Step] = [.awaitHead, .send(session.answer)]
    var sent: [UInt8] = []
    for event in session.events {
      guard let frame = event.frame else { continue }
      if event.isServers {
        steps.append(.send(frame.wire()))
      } else {
        let wire = frame.wire(mask: [0xA1, 0xB2, 0xC3, 0xD4])
        steps.append(.await(wire.count))
        sent += wire
      }
    }
    let isServersEnd = session.events.last { $0.frame?.kind == .close }?.isServers == true
    let isClientsClose = session.events.contains { !$0.isServers && $0.frame?.kind == .close }
    if isServersEnd, !isClientsClose {
      // The client answers the close frame.
      let echo = PortForwardFrame.close(1000).wire(mask: [0xA1, 0xB2, 0xC3, 0xD4])
      steps.append(.await(echo.count))
      sent += echo
    }
    return (steps, sent)
  }

  /// Does what the recorded client did, and expects what it got.
  private static func follow(_ session: RecordedSession, _ url: String) async throws {
    let forward = try await forward(url, session.ports)
    var expected = session.ports.map { _ in [UInt8]() }
    var received = expected
    for event in session.events {
      guard let frame = event.frame else { continue }
      let index = Int((frame.payload.first ?? 0) / 2)
      switch (event.isServers, frame.kind) {
      case (false, .binary):
        try await forward.connections[index].send(Array(frame.payload.dropFirst()))
      case (false, .close): await forward.close()
      case (true, .binary) where (frame.payload.first ?? 0) % 2 == 0:
        expected[index] += frame.payload.dropFirst()
        while received[index].count + 2 < expected[index].count {
          received[index] += try await forward.connections[index].receive() ?? []
        }
      default: break
      }
    }
    for (index, connection) in forward.connections.enumerated() {
      #expect(received[index] == Array(expected[index].dropFirst(2)), "\(session.name)")
      let text = session.bytes(ofChannel: UInt8(2 * index + 1))
      if text.isEmpty {
        #expect(try await connection.receive() == nil, "\(session.name)")
      } else {
        let error = await #expect(throws: ClientError.self) { try await connection.receive() }
        #expect(error?.code == .connect)
        #expect(error?.cause == String(decoding: text, as: UTF8.self))
        #expect(error?.hint != nil)
      }
    }
    await forward.close()
  }

  @Test(arguments: replayed) func aRecordedSessionIsRepeatedByteForByte(name: String) async throws {
    let session = try RecordedSession.named(name)
    let (steps, sent) = Self.script(session)
    let received = try await ScriptedServer.run(steps) { try await Self.follow(session, $0) }
    #expect(received == sent)
  }

  @Test func aServerThatIsCutOffAnywhereIsAFailureOrAnEnd() async throws {
    let session = try RecordedSession.named("v4-one-query")
    let frames = session.events.filter(\.isServers).compactMap(\.frame)
    let all = session.answer + frames.flatMap { $0.wire() }
    for offset in 0..<all.count {
      _ = try await ScriptedServer.run([.awaitHead, .send(Array(all.prefix(offset)))]) { url in
        var hasUpgraded = false
        do {
          let forward = try await Self.forward(url, [53])
          hasUpgraded = true
          while try await forward.connections[0].receive() != nil {}
          Issue.record("an end at \(offset)")
        } catch let error as ClientError {
          #expect([.connect, .decode].contains(error.code), "\(offset): \(error)")
        }
        #expect(hasUpgraded == (offset >= session.answer.count), "\(offset)")
      }
    }
  }

  @Test func silenceIsATimeOutAfterWhichOneMayAskAgain() async throws {
    let session = try RecordedSession.named("v4-one-query")
    _ = try await ScriptedServer.run([.awaitHead, .send(session.answer), .awaitEnd]) { url in
      let forward = try await Self.forward(url, [53], silence: .milliseconds(50))
      for _ in 0..<2 {
        let error = await #expect(throws: ClientError.self) {
          try await forward.connections[0].receive()
        }
        #expect(error?.code == .timeout)
      }
      await forward.close()
    }
    _ = try await ScriptedServer.run([.awaitHead, .send(session.answer), .awaitEnd]) { url in
      let forward = try await Self.forward(url, [53])
      let reader = Task { try await forward.connections[0].receive() }
      reader.cancel()
      let error = await #expect(throws: ClientError.self) { try await reader.value }
      #expect(error?.code == .cancelled)
      await forward.close()
    }
    _ = try await ScriptedServer.run([.awaitHead, .awaitEnd]) { url in
      let error = await #expect(throws: ClientError.self) {
        try await Self.forward(url, [53], timeout: .milliseconds(300))
      }
      #expect(error?.code == .timeout)
    }
  }

  @Test(arguments: [
    ("Sec-WebSocket-Accept: R1y2", "Sec-WebSocket-Accept: R2y2"),
    ("Sec-WebSocket-Protocol: v4.channel.k8s.io", "Sec-WebSocket-Protocol: "),
    ("Upgrade: websocket", "Upgrade: h2c"),
    ("\r\n\r\n", "\r\nSec-WebSocket-Extensions: permessage-deflate\r\n\r\n"),
  ]) func anotherAgreementIsNone(old: String, new: String) async throws {
    let answer = String(decoding: try RecordedSession.named("v4-one-query").answer, as: UTF8.self)
    let other = Array(answer.replacing(old, with: new).utf8)
    _ = try await ScriptedServer.run([.awaitHead, .send(other), .awaitEnd]) { url in
      let error = await #expect(throws: ClientError.self) { try await Self.forward(url, [53]) }
      #expect(error?.code == .decode)
      #expect(error?.cause != nil)
    }
  }

  @Test func aFrameThatIsTooLargeEndsTheSession() async throws {
    let session = try RecordedSession.named("v4-one-query")
    let frame: [UInt8] = [0x82, 127, 0, 0, 0, 0, 0, 0x20, 0, 0]
    _ = try await ScriptedServer.run([.awaitHead, .send(session.answer + frame), .awaitEnd]) {
      let forward = try await Self.forward($0, [53])
      let error = await #expect(throws: ClientError.self) {
        try await forward.connections[0].receive()
      }
      #expect(error?.code == .decode)
    }
  }

  @Test func moreThanIsKeptInMemoryArrivesWhole() async throws {
    let session = try RecordedSession.named("v4-one-query")
    let piece = PortForwardFrame(
      kind: .binary, payload: [0] + [UInt8](repeating: 7, count: 32 << 10)
    ).wire()
    let greeting = PortForwardFrame(kind: .binary, payload: [0, 53, 0]).wire()
    let pieces = 512
    var steps: [ScriptedServer.Step] = [.awaitHead, .send(session.answer + greeting)]
    steps += Array(repeating: .send(piece), count: pieces)
    _ = try await ScriptedServer.run(steps + [.awaitEnd]) { url in
      let forward = try await Self.forward(url, [53])
      var count = 0
      while count < pieces * (32 << 10) {
        count += try await forward.connections[0].receive()?.count ?? 0
      }
      #expect(count == pieces * (32 << 10))
      await forward.close()
    }
  }

  @Test(arguments: [0, 129]) func noneOrTooManyPortsAreNotAskedFor(count: Int) async throws {
    let error = await #expect(throws: ClientError.self) {
      try await Self.forward("http://127.0.0.1:1", [UInt16](repeating: 53, count: count))
    }
    #expect(error?.code == .badRequest)
  }
}
