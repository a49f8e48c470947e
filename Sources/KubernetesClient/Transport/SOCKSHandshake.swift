import KubernetesConfiguration
import NIOCore

/// SOCKS5 (RFC 1928) with or without user name and password (RFC 1929).
///
/// The server's name is given to the proxy as it is, as Go's client does with both schemes.
struct SOCKSHandshake: ProxyConversation {
  private enum Stage { case method, credentials, connect }

  let road: Road
  let credentials: BasicCredentials?
  private var stage = Stage.method

  private static let version: UInt8 = 5
  private static let noAuthentication: UInt8 = 0
  private static let usernamePassword: UInt8 = 2

  init(road: Road, credentials: BasicCredentials?) {
    self.road = road
    self.credentials = credentials
  }

  func opening() throws(ProxyFailure) -> [UInt8] {
    credentials == nil
      ? [Self.version, 1, Self.noAuthentication]
      : [Self.version, 2, Self.noAuthentication, Self.usernamePassword]
  }

  mutating func take(_ received: ByteBuffer) throws(ProxyFailure) -> ProxyStep {
    let bytes = Array(received.readableBytesView.prefix(4 + 256 + 2))
    guard let first = bytes.first else { return .more }
    switch stage {
    case .method:
      guard first == Self.version else { throw .malformed }
      guard bytes.count >= 2 else { return .more }
      return try answer(method: bytes[1])
    case .credentials:
      guard bytes.count >= 2 else { return .more }
      guard bytes[1] == 0 else { throw .wrongCredentials }
      stage = .connect
      return .say(try request(), consumed: 2)
    case .connect: return try reply(bytes)
    }
  }

  private mutating func answer(method: UInt8) throws(ProxyFailure) -> ProxyStep {
    switch (method, credentials) {
    case (Self.noAuthentication, _):
      stage = .connect
      return .say(try request(), consumed: 2)
    case (Self.usernamePassword, let credentials?):
      stage = .credentials
      let parts = [credentials.username, credentials.password.revealed].map { Array($0.utf8) }
      guard parts.allSatisfy({ (1...255).contains($0.count) }) else { throw .credentialsTooLong }
      return .say([1] + parts.flatMap { [UInt8(truncatingIfNeeded: $0.count)] + $0 }, consumed: 2)
    default: throw .noMethod
    }
  }

  private func request() throws(ProxyFailure) -> [UInt8] {
    var bytes: [UInt8] = [Self.version, 1, 0]
    let bare = road.host.prefix { $0 != "%" }
    if let address = IPAddress(bare) {
      bytes += [address.bytes.count == 4 ? 1 : 4] + address.bytes
    } else {
      let name = Array(road.host.utf8)
      guard (1...255).contains(name.count) else { throw .reply(8) }
      bytes += [3, UInt8(truncatingIfNeeded: name.count)] + name
    }
    let port = UInt16(truncatingIfNeeded: road.port)
    return bytes + [UInt8(truncatingIfNeeded: port >> 8), UInt8(truncatingIfNeeded: port)]
  }

  private func reply(_ bytes: [UInt8]) throws(ProxyFailure) -> ProxyStep {
    guard bytes[0] == Self.version else { throw .malformed }
    guard bytes.count >= 5 else { return .more }
    guard bytes[1] == 0 else { throw .reply(bytes[1]) }
    let length: Int
    switch bytes[3] {
    case 1: length = 4 + 4 + 2
    case 3: length = 4 + 1 + Int(bytes[4]) + 2
    case 4: length = 4 + 16 + 2
    default: throw .malformed
    }
    return bytes.count >= length ? .done(consumed: length) : .more
  }
}
