/// One frame of a WebSocket, its payload unmasked.
struct PortForwardFrame: Hashable, Sendable {
  /// What a frame is for (RFC 6455, section 5.2).
  enum Kind: UInt8, Hashable, Sendable {
    case continuation = 0
    case text = 1
    case binary = 2
    case close = 8
    case ping = 9
    case pong = 10
  }

  /// What it is for.
  var kind: Kind
  /// Whether it is the last of its message.
  var isFinal = true
  /// The payload.
  var payload: [UInt8]

  /// The frame that ends a session for a reason.
  static func close(_ code: UInt16) -> PortForwardFrame {
    PortForwardFrame(kind: .close, payload: [UInt8(code >> 8), UInt8(code & 0xFF)])
  }
}
