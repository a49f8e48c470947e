import DNSAnswers
import DNSMessages
import KubernetesClient
import SimulatedCluster

/// A replica's port 53 over TCP: messages with two bytes of length before them.
struct ReplicaDNS: Sendable {
  let server: ReplicaNameServer
  let fault: SimulatedReplicas.Fault?
  /// The port that the Corefile's server blocks have.
  let port: Int
  let counters: ReplicaMetrics.Counters
  let time: any TimeSource

  /// Serves a connection until the client ends it, or is silent for longer than CoreDNS waits;
  /// several questions may be under way.
  func serve(_ connection: PodConnection) async {
    let idle = IdleLimit(time)
    await withTaskGroup(of: Void.self) { group in
      group.addTask { await answerQuestions(connection, idle) }
      group.addTask { await idle.reached() }
      await group.next()
      group.cancelAll()
    }
  }

  private func answerQuestions(_ connection: PodConnection, _ idle: IdleLimit) async {
    guard let running = try? await server.started() else { return }
    await withDiscardingTaskGroup { group in
      var buffer: [UInt8] = []
      for await piece in connection.received {
        buffer += piece
        while buffer.count >= 2 {
          let length = Int(buffer[0]) << 8 | Int(buffer[1])
          guard buffer.count >= length + 2 else { break }
          let bytes = Array(buffer[2..<(length + 2)])
          buffer.removeFirst(length + 2)
          guard let question = try? Message(bytes) else { continue }
          idle.restart()
          group.addTask {
            await answer(question, running, connection)
            idle.restart()
          }
        }
      }
      group.cancelAll()
    }
  }

  private func answer(
    _ question: Message, _ running: ReplicaNameServer.Running, _ connection: PodConnection
  ) async {
    let responder = SimulatedResponder(
      server: running.server, fault: fault?.answering, port: port)
    let action = responder.action(question, InternetAddress(ipv4: 0x7F00_0001))
    guard case .answer(var reply, let delay) = action else { return }
    reply.setSerial(running.serial())
    counters.count(reply.code)
    guard let bytes = reply.encoded(limit: Int(UInt16.max)) else { return }
    do {
      if delay > .zero { try await time.sleep(for: delay) }
      let length = UInt16(clamping: bytes.count)
      try await connection.write(
        [UInt8(truncatingIfNeeded: length >> 8), UInt8(truncatingIfNeeded: length)] + bytes)
    } catch {
      // The client has gone, and with it whom the answer was for.
    }
  }
}

extension SimulatedReplicas.Fault {
  /// How its answers go wrong.
  fileprivate var answering: SimulatedDNS.Fault? {
    switch self {
    case .slow: .slow
    case .wrong: .wrong
    case .stale, .old, .unsynced, .unreachable, .failedReload: nil
    }
  }
}

extension Message {
  /// Gives every SOA record a serial.
  fileprivate mutating func setSerial(_ serial: UInt32) {
    for index in answer.indices { answer[index].setSerial(serial) }
    for index in authority.indices { authority[index].setSerial(serial) }
  }
}

extension ResourceRecord {
  fileprivate mutating func setSerial(_ serial: UInt32) {
    guard case .soa(var authority) = data else { return }
    authority.serial = serial
    data = .soa(authority)
  }
}
