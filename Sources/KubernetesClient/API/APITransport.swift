import KubernetesWire

/// The head of a successful (2xx) answer.
public struct ResponseHead: Sendable {
  /// The HTTP status code.
  public var status: Int
  /// The media type without parameters, lower case: `application/json`.
  public var contentType: String
  /// `HTTP/2` or `HTTP/1.1`.
  public var httpVersion: String
  /// When the connection that carries this answer reached each stage; nil where that is not known.
  public var connection: ConnectionPhases?
  /// The texts of the server's warnings, such as that an API is deprecated.
  public var warnings: [String]

  /// Makes a head.
  public init(
    status: Int = 200, contentType: String, httpVersion: String = "HTTP/2",
    connection: ConnectionPhases? = nil, warnings: [String] = []
  ) {
    self.status = status
    self.contentType = contentType
    self.httpVersion = httpVersion
    self.connection = connection
    self.warnings = warnings
  }
}

/// Takes a successful answer piece by piece, on the caller's task.
///
/// The transport reads no further while `receive` runs, so memory stays bounded by its window.
public protocol ResponseConsumer {
  /// Is told when a connection has taken the request, before the head; again where the request is
  /// sent again.
  mutating func requestSent()
  /// Takes the head, once, before any bytes.
  mutating func receive(_ head: ResponseHead) throws
  /// Takes the next bytes of the body, decompressed; `wireBytes` is how many bytes came over the
  /// network since the last call. The buffer is valid during the call only.
  mutating func receive(_ bytes: UnsafeRawBufferPointer, wireBytes: Int) throws
}

extension ResponseConsumer {
  /// Does nothing.
  public mutating func requestSent() {}
}

/// Sends requests to one API server, with its credentials.
public protocol APITransport: Sendable {
  /// Sends a request and feeds a successful answer to `consumer`; returns when the body has ended.
  ///
  /// Throws a ``ClientError`` for whatever fails: no connection, a status other than 2xx (with
  /// its decoded `APIStatus`), a broken stream. What the consumer throws is passed on as it is.
  /// Cancelling the task closes the stream.
  func perform<Consumer: ResponseConsumer>(
    _ request: APIRequest, into consumer: inout Consumer
  ) async throws
}
