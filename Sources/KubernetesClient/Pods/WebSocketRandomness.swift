/// What a client's side of a WebSocket must choose at random (RFC 6455, sections 4.1 and 5.3).
struct WebSocketRandomness: Sendable {
  /// The 16 bytes of `Sec-WebSocket-Key`.
  var key: @Sendable () -> [UInt8]
  /// The 4 bytes that mask a frame.
  var mask: @Sendable () -> [UInt8]

  /// From the system's generator.
  static let system = WebSocketRandomness(key: { bytes(16) }, mask: { bytes(4) })

  @Sendable private static func bytes(_ count: Int) -> [UInt8] {
    var generator = SystemRandomNumberGenerator()
    return (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
  }
}
