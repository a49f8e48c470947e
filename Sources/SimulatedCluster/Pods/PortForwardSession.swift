/// The protocol `v4.channel.k8s.io` of a port forward, as the container runtimes' server speaks it.
///
/// A pure state machine: messages of the WebSocket go in, what is to be done comes out. Each entry
/// of the request has two channels, 2i for data both ways and 2i+1 for one error text of the
/// server. The first byte of every message is its channel. States: open until every entry has ended
/// or the client closes; then closed, where nothing is answered.
struct PortForwardSession: Sendable {
  /// The kinds of frames of RFC 6455.
  enum Opcode: Hashable, Sendable {
    case data
    case ping
    case pong
    case close
  }

  /// What is to be done.
  enum Action: Hashable, Sendable {
    /// A binary message is sent.
    case send([UInt8])
    case pong([UInt8])
    /// Bytes go to what an entry leads to.
    case deliver(entry: Int, [UInt8])
    /// A close frame of status 1000 is sent, and the connection closed.
    case close
  }

  /// How many bytes of a stream one message carries.
  static let pieceSize = 4096

  private let ports: [UInt16]
  private var openEntries: Set<Int>
  private var isClosed = false

  /// Begins a session with one entry for each port.
  init(ports: [UInt16]) {
    self.ports = ports
    openEntries = Set(ports.indices)
  }

  /// What the server begins with: on every channel its port, as a little-endian number.
  var greeting: [Action] {
    ports.enumerated().flatMap { entry, port in
      [0, 1].map { kind in
        .send([
          UInt8(truncatingIfNeeded: 2 * entry + kind), UInt8(truncatingIfNeeded: port),
          UInt8(truncatingIfNeeded: port >> 8),
        ])
      }
    }
  }

  /// Takes a frame of the client.
  ///
  /// A continuation is taken for a message of its own, as the real server does; what is empty, for
  /// an error channel or for none is dropped.
  mutating func receive(_ opcode: Opcode, _ payload: [UInt8]) -> [Action] {
    guard !isClosed else { return [] }
    switch opcode {
    case .data:
      guard let channel = payload.first, channel % 2 == 0,
        openEntries.contains(Int(channel / 2)), payload.count > 1
      else { return [] }
      return [.deliver(entry: Int(channel / 2), Array(payload.dropFirst()))]
    case .ping: return [.pong(payload)]
    case .pong: return []
    case .close:
      isClosed = true
      return [.close]
    }
  }

  /// Cuts what an entry's program sends into messages.
  func output(_ entry: Int, _ bytes: [UInt8]) -> [Action] {
    guard !isClosed, openEntries.contains(entry) else { return [] }
    return stride(from: 0, to: bytes.count, by: Self.pieceSize).map { start in
      let end = min(bytes.count, start + Self.pieceSize)
      return .send([UInt8(truncatingIfNeeded: 2 * entry)] + bytes[start..<end])
    }
  }

  /// Notes that an entry has ended, with a text when it never began; the session ends with the last.
  mutating func end(_ entry: Int, error: String? = nil) -> [Action] {
    guard !isClosed, openEntries.remove(entry) != nil else { return [] }
    var actions: [Action] = []
    if let error { actions.append(.send([UInt8(truncatingIfNeeded: 2 * entry + 1)] + error.utf8)) }
    if openEntries.isEmpty {
      isClosed = true
      actions.append(.close)
    }
    return actions
  }
}
