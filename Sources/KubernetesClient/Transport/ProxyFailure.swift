/// Why a proxy did not open the way to the server.
enum ProxyFailure: Error, Hashable {
  /// It answered CONNECT with another status than 2xx.
  case refused(status: Int)
  /// It answered what its protocol does not have.
  case malformed
  /// It closed the connection in place of an answer.
  case closed
  /// It wants no method of authentication that there is.
  case noMethod
  /// It does not accept the user name and password.
  case wrongCredentials
  /// The user name or password is longer than SOCKS5 can send.
  case credentialsTooLong
  /// Its reply code says that it could not connect.
  case reply(UInt8)

  /// The reason in words.
  var reason: String {
    switch self {
    case .refused(let status): "it answered \(status)"
    case .malformed: "it answered what is no proxy's answer"
    case .closed: "it closed the connection"
    case .noMethod: "it wants another way to authenticate"
    case .wrongCredentials: "it does not accept the user name and password"
    case .credentialsTooLong: "user name and password may have 255 bytes each"
    case .reply(let code):
      Self.replies[code] ?? "it answered with the unknown code \(code)"
    }
  }

  /// What to do about it.
  var hint: String {
    switch self {
    case .refused(status: 407), .noMethod, .wrongCredentials:
      "give the proxy's user name and password in its URL: http://USER:PASSWORD@HOST:PORT"
    case .malformed: "check that a proxy of that kind listens there"
    default: "ask whoever runs the proxy, or keep the server off it with NO_PROXY"
    }
  }

  /// RFC 1928's reply codes.
  private static let replies: [UInt8: String] = [
    1: "it failed", 2: "its rules do not allow the server", 3: "it cannot reach the network",
    4: "it cannot reach the host", 5: "the server refused its connection",
    6: "its time to live is over", 7: "it does not know the command",
    8: "it does not know the kind of address",
  ]
}
