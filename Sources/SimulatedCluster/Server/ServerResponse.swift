import KubernetesWire

/// An answer before it is written to a connection.
struct ServerResponse: Sendable {
  /// The body: small and whole, or produced piece by piece.
  enum Body: Sendable {
    case bytes([UInt8])
    /// Writes pieces; each write waits until the connection takes it.
    case stream(@Sendable (ResponseWriter) async throws -> Void)
    /// Nothing is answered, since the server has panicked: the stream is reset with INTERNAL_ERROR, or
    /// the connection closed.
    case panic
    /// These bytes are the whole answer, head included; the connection is closed behind them.
    case closing([UInt8])
    /// The connection becomes a WebSocket that leads to a pod.
    case portForward(PortForward)
  }

  var status: Int
  var contentType: String
  var headers: [(name: String, value: String)] = []
  var body: Body

  init(
    status: Int = 200, contentType: String, headers: [(name: String, value: String)] = [],
    body: Body
  ) {
    self.status = status
    self.contentType = contentType
    self.headers = headers
    self.body = body
  }

  /// A JSON document, indented for people's clients.
  static func json(_ value: JSONValue, status: Int = 200, for request: ServerRequest)
    -> ServerResponse
  {
    ServerResponse(
      status: status, contentType: "application/json",
      body: .bytes(value.bytes(pretty: request.wantsPretty)))
  }

  /// Plain text.
  static func text(_ text: String, status: Int = 200) -> ServerResponse {
    ServerResponse(
      status: status, contentType: "text/plain; charset=utf-8",
      headers: [("x-content-type-options", "nosniff")], body: .bytes(Array(text.utf8)))
  }

  /// What the proxies answer where nothing follows them.
  static func redirect(to path: String) -> ServerResponse {
    ServerResponse(
      status: 301, contentType: "", headers: [("location", path)], body: .bytes([]))
  }

  /// An answer whose body has no end.
  static func endless(
    status: Int, contentType: String, body: [UInt8], repeats: Bool
  ) -> ServerResponse {
    ServerResponse(
      status: status, contentType: contentType,
      body: .stream { writer in
        repeat { try await writer.write(body) } while repeats
        throw ResponseWriter.Cut.stall
      })
  }

  /// A failure in the form that the client takes.
  static func failure(_ failure: APIFailure, for request: ServerRequest) -> ServerResponse {
    let form = Representation.forStatus(request.accept)
    let bytes =
      form == .protobuf
      ? ProtobufTranscoder.wrap(kind: "Status", apiVersion: "v1", raw: failure.protobuf)
      : failure.json.bytes(pretty: request.wantsPretty)
    var response = ServerResponse(
      status: failure.code, contentType: form.contentType, body: .bytes(bytes))
    if failure.code == 403 { response.headers.append(("x-content-type-options", "nosniff")) }
    if let seconds = failure.details?.retryAfterSeconds, seconds > 0 {
      response.headers.append(("retry-after", String(seconds)))
    }
    return response
  }
}

extension JSONValue {
  /// The text: indented as it is, or compact with the newline that Go's encoder ends with.
  func bytes(pretty: Bool) -> [UInt8] {
    pretty ? serialisedBytes(pretty: true) : serialisedBytes() + [UInt8(ascii: "\n")]
  }
}
