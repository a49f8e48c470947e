/// The rules of one session of `v4.channel.k8s.io`, without its socket.
///
/// Each message is a channel byte and bytes of a stream, whose borders mean nothing: entry i of the
/// ports has channel 2i for its data and 2i+1 for what went wrong. Each channel of the server begins
/// with the port, two bytes, little-endian.
struct PortForwardStateMachine: Sendable {
  /// From how many waiting bytes of a connection on the socket is not read, unless somebody waits for
  /// bytes of another connection.
  static let highWater = 256 << 10
  /// How many bytes of a connection may wait for their reader.
  ///
  /// More than ``highWater`` come only while another connection of the session is waited for: the
  /// protocol has no window for each, so that to stop reading would have that one wait for ever.
  static let bufferLimit = 4 << 20
  /// How much is kept of an error channel's text, in bytes.
  static let textLimit = 4 << 10
  /// How large a message may be, in bytes.
  static let messageLimit = 1 << 20
  /// How many bytes one message of the client carries.
  static let pieceSize = 32 << 10
  /// How many ports the channel byte has room for.
  static let portLimit = 128

  /// What a connection has for its reader.
  enum Reading: Hashable, Sendable {
    case bytes([UInt8])
    case end
    case failed(PortForwardFailure)
  }

  private struct Connection: Sendable {
    var port: UInt16
    var prefixes: [[UInt8]] = [[], []]
    var data: [UInt8] = []
    var text: [UInt8] = []
  }

  private var connections: [Connection]
  private var message: [UInt8]?
  private var isMessageBinary = false
  private var end: Reading?
  private var isCloseSent = false

  /// A session that begins, for ports in the order in which they were asked for.
  init(ports: [UInt16]) { connections = ports.map { Connection(port: $0) } }

  /// Whether the session is over.
  var hasEnded: Bool { end != nil }

  /// Whether so much waits for a reader that the socket is better left alone; never once the end is
  /// near, which is to be seen.
  var isSaturated: Bool {
    end == nil && !isCloseSent && connections.contains { $0.data.count >= Self.highWater }
  }

  /// Why nothing can be sent to a connection; nil where that is not known.
  func failure(_ index: Int) -> PortForwardFailure? {
    if connections.indices.contains(index), !connections[index].text.isEmpty {
      return .refused(String(decoding: connections[index].text, as: UTF8.self))
    }
    guard case .failed(let failure)? = end else { return nil }
    return failure
  }

  /// Takes a frame of the server; returns what is to be sent in return.
  mutating func receive(_ frame: PortForwardFrame) -> [PortForwardFrame] {
    guard end == nil else { return [] }
    switch frame.kind {
    case .ping: return [PortForwardFrame(kind: .pong, payload: frame.payload)]
    case .pong: return []
    case .close: return receiveClose(frame.payload)
    case .binary, .text:
      guard message == nil else { return fail(.malformed("a message inside of another")) }
      message = []
      isMessageBinary = frame.kind == .binary
    case .continuation:
      guard message != nil else { return fail(.malformed("the rest of no message")) }
    }
    return receivePart(frame)
  }

  private mutating func receivePart(_ frame: PortForwardFrame) -> [PortForwardFrame] {
    var whole = message ?? []
    // Emptied first, so that the bytes are not copied.
    message = nil
    guard whole.count + frame.payload.count <= Self.messageLimit else {
      return fail(.malformed("a message of more than \(Self.messageLimit) bytes"), code: 1009)
    }
    whole += frame.payload
    guard frame.isFinal else {
      message = whole
      return []
    }
    return isMessageBinary ? receiveMessage(whole) : []
  }

  /// Empty messages and those of unknown channels are ignored, as the server itself does.
  private mutating func receiveMessage(_ bytes: [UInt8]) -> [PortForwardFrame] {
    guard let channel = bytes.first, connections.indices.contains(Int(channel / 2)) else {
      return []
    }
    let (index, isError) = (Int(channel / 2), channel % 2 == 1)
    var rest = bytes.dropFirst()
    var prefix = connections[index].prefixes[isError ? 1 : 0]
    if prefix.count < 2 {
      prefix += rest.prefix(2 - prefix.count)
      rest = rest.dropFirst(prefix.count - connections[index].prefixes[isError ? 1 : 0].count)
      connections[index].prefixes[isError ? 1 : 0] = prefix
      let port = connections[index].port
      if prefix.count == 2, prefix != [UInt8(port & 0xFF), UInt8(port >> 8)] {
        return fail(.malformed("a channel of another port"))
      }
    }
    if isError {
      connections[index].text += rest.prefix(Self.textLimit - connections[index].text.count)
      return []
    }
    // Who has closed the session takes nothing more.
    if isCloseSent { return [] }
    guard connections[index].data.count + rest.count <= Self.bufferLimit else {
      return fail(.unread(limit: Self.bufferLimit), code: 1009)
    }
    connections[index].data += rest
    return []
  }

  private mutating func receiveClose(_ payload: [UInt8]) -> [PortForwardFrame] {
    let code = payload.count < 2 ? 1000 : UInt16(payload[0]) << 8 | UInt16(payload[1])
    let reason = String(decoding: payload.dropFirst(2), as: UTF8.self)
    let isOrderly = code == 1000 || code == 1001
    end = isOrderly ? .end : .failed(.closed(code: code, reason: reason))
    return close().map { [$0] } ?? []
  }

  private mutating func fail(
    _ failure: PortForwardFailure, code: UInt16 = 1002
  ) -> [PortForwardFrame] {
    end = .failed(failure)
    guard !isCloseSent else { return [] }
    isCloseSent = true
    return [.close(code)]
  }

  /// The session's TCP connection is gone; after a close frame that means nothing.
  mutating func endOfTransport(_ reason: String) {
    if end == nil { end = isCloseSent ? .end : .failed(.cut(reason)) }
  }

  /// What came was no WebSocket any more.
  mutating func malformed(_ reason: String) -> [PortForwardFrame] {
    end == nil ? fail(.malformed(reason)) : []
  }

  /// The frame that ends the session in good order; nil where one was sent before.
  mutating func close() -> PortForwardFrame? {
    guard !isCloseSent else { return nil }
    isCloseSent = true
    return .close(1000)
  }

  /// What a connection has for its reader; nil where that must wait.
  ///
  /// What came before the end is handed out before the end is told.
  mutating func take(_ index: Int) -> Reading? {
    guard connections.indices.contains(index) else { return .end }
    if !connections[index].data.isEmpty {
      defer { connections[index].data = [] }
      return .bytes(connections[index].data)
    }
    if let failure = failure(index) { return .failed(failure) }
    return end ?? (isCloseSent ? .end : nil)
  }

  /// The messages that bring bytes to a connection, each one frame; nil where the session is over.
  func messages(_ index: Int, _ bytes: [UInt8]) -> [PortForwardFrame]? {
    guard end == nil, !isCloseSent, connections.indices.contains(index),
      let channel = UInt8(exactly: 2 * index)
    else { return nil }
    return stride(from: 0, to: bytes.count, by: Self.pieceSize).map { start in
      let piece = bytes[start..<min(start + Self.pieceSize, bytes.count)]
      return PortForwardFrame(kind: .binary, payload: [channel] + piece)
    }
  }
}
