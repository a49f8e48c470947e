import KubernetesWire

@testable import SimulatedCluster

/// A recorded session of a port forward.
struct RecordedSession: Sendable {
  enum Line: Sendable {
    case http(fromClient: Bool, String)
    case body(String)
    case frame(fromClient: Bool, opcode: UInt8, isFinal: Bool, [UInt8])
    case end
  }

  var name: String
  var lines: [Line]

  init(_ name: String) throws {
    self.name = name
    lines = try PodFixtures.lines("port-forward/\(name).jsonl").dropFirst().compactMap { text in
      let line = try JSONValue(parsing: text)
      let fromClient = line["from"]?.stringValue == "client"
      switch line["kind"]?.stringValue {
      case "http": return .http(fromClient: fromClient, line["text"]?.stringValue ?? "")
      case "body": return .body(line["text"]?.stringValue ?? "")
      case "frame":
        return .frame(
          fromClient: fromClient,
          opcode: UInt8(clamping: line["opcode"]?.integerValue ?? 0),
          isFinal: line["fin"]?.boolValue ?? true, bytes(line["payload"]?.stringValue ?? ""))
      default: return fromClient ? nil : .end
      }
    }
  }

  /// Every question of the recording with its answer, by entry and identifier.
  var answers: [[UInt8]: [UInt8]] {
    var answers: [[UInt8]: [UInt8]] = [:]
    for entry in UInt8(0)..<4 {
      let questions = Self.messages(stream(entry * 2, fromClient: true))
      let replies = Self.messages(stream(entry * 2, fromClient: false, skipping: 1))
      for question in questions {
        answers[question] = replies.first { $0.prefix(2) == question.prefix(2) }
      }
    }
    return answers
  }

  private func stream(_ channel: UInt8, fromClient: Bool, skipping: Int = 0) -> [UInt8] {
    let pieces = lines.compactMap { line -> [UInt8]? in
      guard case .frame(let side, let opcode, _, let payload) = line, side == fromClient,
        opcode == 2, payload.first == channel
      else { return nil }
      return Array(payload.dropFirst())
    }
    return Array(pieces.dropFirst(skipping).joined())
  }

  /// Splits DNS messages by their lengths.
  static func messages(_ stream: [UInt8]) -> [[UInt8]] {
    var rest = stream[...]
    var messages: [[UInt8]] = []
    while rest.count >= 2 {
      let length = rest.prefix(2).reduce(0) { $0 << 8 | Int($1) }
      rest = rest.dropFirst(2)
      guard rest.count >= length else { break }
      messages.append(Array(rest.prefix(length)))
      rest = rest.dropFirst(length)
    }
    return messages
  }
}

private func bytes(_ hexadecimal: String) -> [UInt8] {
  var rest = hexadecimal[...]
  var bytes: [UInt8] = []
  while let byte = UInt8(rest.prefix(2), radix: 16) {
    bytes.append(byte)
    rest = rest.dropFirst(2)
  }
  return bytes
}
