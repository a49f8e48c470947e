import NIOCore
import NIOHTTP1

/// A request as it goes over the wire.
struct HTTPMessage: Sendable {
  /// The method.
  var method: HTTPMethod
  /// The path with its query, or the whole URL where a proxy wants it.
  var target: String
  /// The headers, `host` among them.
  var headers: HTTPHeaders
  /// The body; nil for none.
  var body: ByteBuffer?

  /// The head for a version of HTTP.
  func head(_ version: HTTPVersion) -> HTTPRequestHead {
    var headers = headers
    if let body, version != .http2 {
      headers.add(name: "content-length", value: "\(body.readableBytes)")
    }
    return HTTPRequestHead(version: version, method: method, uri: target, headers: headers)
  }
}

/// The answer to a request: its head, and its body as it arrives.
struct HTTPAnswer: Sendable {
  /// The status and headers.
  var head: HTTPResponseHead
  /// The body.
  var body: Exchange
  /// The connection that carries it.
  var phases: ConnectionPhases
}
