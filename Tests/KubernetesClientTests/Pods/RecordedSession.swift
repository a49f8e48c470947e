@testable import KubernetesClient

/// One recorded session of port forwarding, or its refusal.
struct RecordedSession {
  /// A line of the recording.
  struct Event: Decodable {
    let session: String?
    let path: String?
    let from: String?
    let kind: String?
    let text: String?
    let opcode: UInt8?
    let fin: Bool?
    let payload: String?

    var isServers: Bool { from == "server" }

    var frame: PortForwardFrame? {
      guard kind == "frame", let opcode, let kind = PortForwardFrame.Kind(rawValue: opcode),
        let payload
      else { return nil }
      return PortForwardFrame(
        kind: kind, isFinal: fin ?? true, payload: PodFixtures.bytes(hex: payload))
    }
  }

  let name: String
  let path: String
  var events: [Event] = []

  static func all() throws -> [RecordedSession] {
    var sessions: [RecordedSession] = []
    for event in try PodFixtures.lines("port-forward", as: Event.self) {
      if let name = event.session {
        sessions.append(RecordedSession(name: name, path: event.path ?? ""))
      } else if let last = sessions.indices.last {
        sessions[last].events.append(event)
      }
    }
    return sessions
  }

  static func named(_ name: String) throws -> RecordedSession {
    guard let session = try all().first(where: { $0.name == name }) else { throw Missing() }
    return session
  }

  struct Missing: Error {}

  /// The server's answer to the request, head and body.
  var answer: [UInt8] {
    Array(
      events.filter { $0.isServers && ($0.kind == "http" || $0.kind == "body") }
        .map { $0.text ?? "" }.joined().utf8)
  }

  var isUpgraded: Bool { answer.starts(with: "HTTP/1.1 101".utf8) }

  var ports: [UInt16] {
    path.split(separator: "?").dropFirst().flatMap { $0.split(separator: "&") }
      .flatMap { $0.split(separator: "=").dropFirst() }.flatMap { $0.split(separator: ",") }
      .compactMap { UInt16($0) }
  }

  /// What the server sent on a channel, after its port.
  func bytes(ofChannel channel: UInt8) -> [UInt8] {
    let frames = events.filter(\.isServers).compactMap(\.frame)
    let payloads = frames.filter { $0.kind == .binary && $0.payload.first == channel }
    return Array(payloads.flatMap { $0.payload.dropFirst() }.dropFirst(2))
  }
}

extension PortForwardFrame {
  /// The frame as it goes over the wire, masked where a mask is given.
  func wire(mask: [UInt8]? = nil) -> [UInt8] {
    var bytes = [kind.rawValue | (isFinal ? 0x80 : 0)]
    let flag: UInt8 = mask == nil ? 0 : 0x80
    if payload.count < 126 {
      bytes.append(UInt8(payload.count) | flag)
    } else {
      bytes += [126 | flag, UInt8(payload.count >> 8 & 0xFF), UInt8(payload.count & 0xFF)]
    }
    guard let mask else { return bytes + payload }
    return bytes + mask + payload.enumerated().map { $1 ^ mask[$0 % 4] }
  }
}
