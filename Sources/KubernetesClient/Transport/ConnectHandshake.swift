import KubernetesConfiguration
import NIOCore

/// HTTP's CONNECT (RFC 9110, section 9.3.6).
struct ConnectHandshake: ProxyConversation {
  let road: Road
  let credentials: BasicCredentials?

  func opening() throws(ProxyFailure) -> [UInt8] {
    var lines = ["CONNECT \(road.authority) HTTP/1.1", "Host: \(road.authority)"]
    if let credentials { lines.append("Proxy-Authorization: \(credentials.header)") }
    return Array((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8)
  }

  mutating func take(_ received: ByteBuffer) throws(ProxyFailure) -> ProxyStep {
    let bytes = received.readableBytesView
    guard let end = bytes.firstRange(of: "\r\n\r\n".utf8) else {
      // Rubbish need not be waited for.
      let start = bytes.prefix(5)
      guard "HTTP/".utf8.starts(with: start) else { throw .malformed }
      return .more
    }
    let line = bytes.prefix { $0 != UInt8(ascii: "\r") }
    let words = line.split(separator: UInt8(ascii: " "), maxSplits: 2)
    guard words.count >= 2, words[0].starts(with: "HTTP/1.".utf8), words[1].count == 3,
      let status = Int(String(decoding: words[1], as: UTF8.self))
    else { throw .malformed }
    guard (200..<300).contains(status) else { throw .refused(status: status) }
    return .done(consumed: bytes.distance(from: bytes.startIndex, to: end.upperBound))
  }
}

extension BasicCredentials {
  /// The value of an `Authorization` or `Proxy-Authorization` header.
  var header: String { "Basic " + Base64.encode("\(username):\(password.revealed)".utf8) }
}
