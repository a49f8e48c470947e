import Testing

@testable import SimulatedCluster

/// Recorded sessions, played by a client that speaks bytes against the simulated server.
struct RecordedPortForwardTests {
  private static let streams = [
    "v4-one-query", "v4-two-connections", "v4-port-refused", "v4-one-refused-one-answers",
    "v4-no-subprotocol", "v4-odd-frames", "v4-ping", "v4-eager-query", "v4-split-query",
    "v4-three-queries-one-frame", "v4-nxdomain", "v4-forwarded", "v4-fragmented-message",
    "v4-five-queries-synced", "v4-five-queries-unsynced", "v4-ports-comma",
  ]

  private static let refusals = [
    "v4-ports-none", "v4-ports-singular", "v4-ports-text", "v4-ports-zero", "v4-ports-big",
    "v4-pod-not-found", "v4-pod-without-address", "v4-pod-without-node", "v4-post",
    "v4-post-create-only", "v4-no-upgrade", "v4-get-only", "v4-create-only", "v4-forbidden",
    "unknown-subprotocol",
  ]

  /// Who asked in the recordings; the administrator in the others.
  private static let users = [
    "v4-get-only": "getter", "v4-create-only": "proxyonly", "v4-post-create-only": "proxyonly",
    "v4-forbidden": "viewer",
  ]

  @Test(arguments: streams)
  func carriesTheSameBytes(name: String) async throws {
    let session = try RecordedSession(name)
    try await PodFixtures.withCluster(tcp: [53: player(of: session)]) { cluster in
      try await RawClient.with(cluster.port, authority: cluster.certificateAuthorityPEM) { client in
        var socket = RawWebSocket(client)
        for line in session.lines { try await play(line, on: &socket, token: cluster.token) }
      }
    }
  }

  @Test(arguments: refusals)
  func refusesInTheSameWords(name: String) async throws {
    let session = try RecordedSession(name)
    try await PodFixtures.withCluster { cluster in
      let token = Self.users[name].flatMap { cluster.tokens[$0] } ?? cluster.token
      try await RawClient.with(cluster.port, authority: cluster.certificateAuthorityPEM) { client in
        for line in session.lines {
          switch line {
          case .http(true, let text):
            try await client.send(authorised(text, token))
          case .http(false, let text):
            let head = try await client.head()
            #expect(head.statusLine == text.statusLine)
            let body = session.lines.compactMap { line in
              if case .body(let text) = line { text } else { nil }
            }.joined()
            let received = try await client.bytes(body.utf8.count)
            #expect(String(decoding: received, as: UTF8.self) == body)
          default: break
          }
        }
      }
    }
  }

  @Test func closesWhenTheProgramHasClosed() async throws {
    let recorded = try RecordedSession("v4-one-query")
    let once: PodPorts.ConnectionHandler = { connection in
      for await piece in connection.received {
        try? await connection.write(piece)
        return
      }
    }
    try await PodFixtures.withCluster(tcp: [53: once]) { cluster in
      try await RawClient.with(cluster.port, authority: cluster.certificateAuthorityPEM) { client in
        var socket = RawWebSocket(client)
        for line in recorded.lines.prefix(2) {
          try await play(line, on: &socket, token: cluster.token)
        }
        try await socket.send(opcode: 2, isFinal: true, [0, 7, 8])
        try await socket.expect(opcode: 2, [0, 0x35, 0])
        try await socket.expect(opcode: 2, [1, 0x35, 0])
        try await socket.expect(opcode: 2, [0, 7, 8])
        try await socket.expect(opcode: 8, [3, 0xE8])
        let rest = try await socket.rest()
        #expect(rest.isEmpty)
      }
    }
  }

  @Test func speaksHTTPOnAForwardedPort() async throws {
    let recorded = try RecordedSession("v4-one-query")
    try await PodFixtures.withCluster { cluster in
      try await RawClient.with(cluster.port, authority: cluster.certificateAuthorityPEM) { client in
        var socket = RawWebSocket(client)
        guard case .http(_, let text)? = recorded.lines.first else { return }
        try await socket.client.send(
          authorised(text.replacing("ports=53", with: "ports=8181"), cluster.token))
        _ = try await socket.client.head()
        let request = "GET /ready HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
        try await socket.send(opcode: 2, isFinal: true, [0] + request.utf8)
        try await socket.expect(opcode: 2, [0, 0xF5, 0x1F])
        try await socket.expect(opcode: 2, [1, 0xF5, 0x1F])
        let answer = String(decoding: try await socket.message(), as: UTF8.self)
        #expect(answer.hasPrefix("\0HTTP/1.1 200 OK\r\n"))
        #expect(answer.hasSuffix("\r\n\r\nOK"))
        try await socket.expect(opcode: 8, [3, 0xE8])
      }
    }
  }

  @Test func refusesTheTunnelOfKubectlInWords() async throws {
    try await PodFixtures.withCluster { cluster in
      let answer = try await TestClient(cluster, http2: false).send(
        "POST", "/api/v1/namespaces/kube-system/pods/\(PodFixtures.synced)/portforward",
        ["upgrade": "SPDY/3.1", "connection": "Upgrade"])
      #expect(answer.status == 400)
      #expect(answer.text.contains("SPDY"))
    }
  }

  /// Answers as CoreDNS did in a recording.
  private func player(of session: RecordedSession) -> PodPorts.ConnectionHandler {
    let answers = session.answers
    return { connection in
      var received: [UInt8] = []
      var answered = 0
      for await piece in connection.received {
        received += piece
        let questions = RecordedSession.messages(received)
        for question in questions.dropFirst(answered) {
          guard let answer = answers[question] else { continue }
          let length = [UInt8(truncatingIfNeeded: answer.count >> 8), UInt8(answer.count & 0xFF)]
          try? await connection.write(length + answer)
        }
        answered = questions.count
      }
    }
  }

  private func play(
    _ line: RecordedSession.Line, on socket: inout RawWebSocket, token: String
  ) async throws {
    switch line {
    case .http(true, let text): try await socket.client.send(authorised(text, token))
    case .http(false, let text):
      let head = try await socket.client.head()
      #expect(head + "\r\n\r\n" == text)
    case .body: break
    case .frame(true, let opcode, let isFinal, let payload):
      try await socket.send(opcode: opcode, isFinal: isFinal, payload)
    case .frame(false, let opcode, _, let payload):
      try await socket.expect(opcode: opcode, payload)
    case .end:
      let rest = try await socket.rest()
      #expect(rest.isEmpty)
    }
  }

  private func authorised(_ request: String, _ token: String) -> String {
    request.replacing("\r\n\r\n", with: "\r\nAuthorization: Bearer \(token)\r\n\r\n")
  }
}

extension String {
  fileprivate var statusLine: Substring { prefix { $0 != "\r\n" } }
}
