import KubernetesConfiguration
import NIOCore

/// The numbers of RFC 1928 and RFC 1929.
private enum SOCKS {
  static let version: UInt8 = 5
  static let noAuthentication: UInt8 = 0
  static let userAndPassword: UInt8 = 2
  static let nothingAcceptable: UInt8 = 0xFF
  static let succeeded: UInt8 = 0
  static let notAllowed: UInt8 = 2
  static let unreachable: UInt8 = 4
  static let refused: UInt8 = 5
  static let unknownCommand: UInt8 = 7
  static let unknownAddressType: UInt8 = 8
}

extension ProxyConnection {
  /// Greets, authenticates where that is asked for, and opens the tunnel.
  func serveSOCKS(_ reader: inout ByteReader, _ outbound: Outbound) async throws {
    guard try await reader.byte() == SOCKS.version else { return }
    let methods = try await reader.bytes(Int(reader.byte()))
    if case .answer(let bytes)? = core.faults.strikeNext(where: { $0.isAnswer }) {
      return try await outbound.write(ByteBuffer(bytes: bytes))
    }
    // Of both it takes the one with a user name, which the log then shows.
    let method =
      methods.contains(SOCKS.userAndPassword) ? SOCKS.userAndPassword : SOCKS.noAuthentication
    let isEnough = method == SOCKS.userAndPassword || core.options.credentials == nil
    guard methods.contains(method), isEnough else {
      return try await outbound.write(ByteBuffer(bytes: [SOCKS.version, SOCKS.nothingAcceptable]))
    }
    try await outbound.write(ByteBuffer(bytes: [SOCKS.version, method]))
    var user: String?
    if method == SOCKS.userAndPassword {
      let credentials = try await credentials(&reader)
      let isAdmitted = core.admits(credentials)
      try await outbound.write(ByteBuffer(bytes: [1, isAdmitted ? 0 : 1]))
      guard isAdmitted else { return }
      user = credentials.user
    }
    try await serveRequest(&reader, outbound, user)
  }

  private func credentials(
    _ reader: inout ByteReader
  ) async throws -> SimulatedProxy.Credentials {
    guard try await reader.byte() == 1 else { throw ByteReader.Broken() }
    let user = try await reader.bytes(Int(reader.byte()))
    let password = try await reader.bytes(Int(reader.byte()))
    return SimulatedProxy.Credentials(
      user: String(decoding: user, as: UTF8.self),
      password: String(decoding: password, as: UTF8.self))
  }

  private func serveRequest(
    _ reader: inout ByteReader, _ outbound: Outbound, _ user: String?
  ) async throws {
    let head = try await reader.bytes(4)
    guard head[0] == SOCKS.version else { return }
    let host: String?
    switch head[3] {
    case 1: host = IPAddress(bytes: try await reader.bytes(4))?.description
    case 3: host = String(decoding: try await reader.bytes(Int(reader.byte())), as: UTF8.self)
    case 4: host = IPAddress(bytes: try await reader.bytes(16))?.description
    default: return try await reply(SOCKS.unknownAddressType, outbound)
    }
    let port = try await reader.bytes(2)
    guard head[1] == 1, let host else { return try await reply(SOCKS.unknownCommand, outbound) }
    let record = SimulatedProxy.RequestRecord(
      method: .socks5, host: host, port: Int(port[0]) << 8 | Int(port[1]),
      isAddress: head[3] != 3, user: user)
    core.log.append(record)
    switch core.faults.strikeNext() {
    case .refuse: return try await reply(SOCKS.notAllowed, outbound)
    case .socksReply(let code): return try await reply(code, outbound)
    case .hang: return try await hang(&reader)
    case .answer(let bytes): return try await outbound.write(ByteBuffer(bytes: bytes))
    case .closeAtOnce: return
    case nil: break
    }
    let server: Bytes
    do throws(ProxyCore.Failure) {
      server = try await core.connect(record.host, record.port, on: client.channel.eventLoop)
    } catch {
      return try await reply(error == .refused ? SOCKS.refused : SOCKS.unreachable, outbound)
    }
    try await reply(SOCKS.succeeded, outbound)
    try await tunnel(&reader, outbound, to: server)
  }

  /// A reply with the address that means nothing.
  private func reply(_ code: UInt8, _ outbound: Outbound) async throws {
    try await outbound.write(ByteBuffer(bytes: [SOCKS.version, code, 0, 1, 0, 0, 0, 0, 0, 0]))
  }
}

extension SimulatedProxy.Fault {
  fileprivate var isAnswer: Bool {
    if case .answer = self { true } else { false }
  }
}
