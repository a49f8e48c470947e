import Testing

/// Frames over a connection; what a channel carries is compared without its messages' borders.
struct RawWebSocket {
  var client: RawClient
  /// What came on each channel and was not asked for yet.
  private var pending: [UInt8: [UInt8]] = [:]
  private static let mask: [UInt8] = [0xA1, 0xB2, 0xC3, 0xD4]

  init(_ client: RawClient) { self.client = client }

  /// Sends a frame, masked as the recorded ones were.
  func send(opcode: UInt8, isFinal: Bool, _ payload: [UInt8]) async throws {
    let count = payload.count
    let size: [UInt8] =
      count < 126
      ? [UInt8(truncatingIfNeeded: count) | 0x80]
      : [126 | 0x80, UInt8(truncatingIfNeeded: count >> 8), UInt8(truncatingIfNeeded: count)]
    let head: [UInt8] = [opcode | (isFinal ? 0x80 : 0)] + size
    let masked = payload.enumerated().map { $1 ^ Self.mask[$0 % 4] }
    try await client.send(head + Self.mask + masked)
  }

  /// Reads until a frame's payload has come: on its channel where it is a message.
  mutating func expect(opcode: UInt8, _ payload: [UInt8]) async throws {
    guard opcode == 2, let channel = payload.first else {
      let frame = try await frame()
      #expect(frame.opcode == opcode)
      return #expect(frame.payload == payload)
    }
    let wanted = payload.dropFirst()
    while pending[channel, default: []].count < wanted.count {
      let message = try await message()
      guard let channel = message.first else { continue }
      pending[channel, default: []] += message.dropFirst()
    }
    #expect(pending[channel, default: []].prefix(wanted.count) == wanted)
    pending[channel]?.removeFirst(wanted.count)
  }

  /// The next message, channel included.
  mutating func message() async throws -> [UInt8] {
    let frame = try await frame()
    try #require(frame.opcode == 2)
    return frame.payload
  }

  /// What comes after the last frame.
  mutating func rest() async throws -> String {
    let isAllRead = pending.values.allSatisfy { $0.isEmpty }
    #expect(isAllRead)
    return try await client.rest()
  }

  private mutating func frame() async throws -> (opcode: UInt8, payload: [UInt8]) {
    let head = try await client.bytes(2)
    var length = Int(head[1])
    if length == 126 {
      length = try await client.bytes(2).reduce(0) { $0 << 8 | Int($1) }
    }
    return (head[0] & 0x0F, try await client.bytes(length))
  }
}
