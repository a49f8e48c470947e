import KubernetesWire

/// A failed conversation with an API server, or a connection that cannot be built.
public struct ClientError: Error, Hashable, Sendable {
  /// What kind of failure it is; reports class errors by it.
  public enum Code: String, Hashable, Sendable, CaseIterable {
    /// Kubeconfig, certificate or token files are missing, unreadable or contradictory.
    case configuration
    /// The server's name does not resolve.
    case dns
    /// The connection was refused, reset or ended early.
    case connect
    /// The certificate is not trusted, or the handshake failed.
    case tls
    /// No answer in time.
    case timeout
    /// 401.
    case unauthorized
    /// 403.
    case forbidden
    /// 404: the resource or object does not exist on this server.
    case notFound
    /// 410, or reason `Expired`: the resource version is too old.
    case expired
    /// 504 with cause `ResourceVersionTooLarge`, or its older wordings.
    case resourceVersionTooLarge
    /// 429.
    case tooManyRequests
    /// Any other 4xx.
    case badRequest
    /// Any other 5xx.
    case server
    /// The answer cannot be decoded.
    case decode
    /// The task was cancelled.
    case cancelled
  }

  /// What kind of failure it is.
  public var code: Code
  /// What happened, in one sentence; names the request where there was one.
  public var message: String
  /// The reason below it: the system's or the server's own words.
  public var cause: String?
  /// What to do about it.
  public var hint: String?
  /// The server's own account, where it gave one.
  public var status: APIStatus?
  /// How long the server asks to wait, from `Retry-After` or the status; a year at most.
  public var retryAfter: Duration?

  private static let longestWait = Duration.seconds(365 * 86_400)

  /// Makes an error.
  public init(
    _ code: Code, _ message: String, cause: String? = nil, hint: String? = nil,
    status: APIStatus? = nil, retryAfter: Duration? = nil
  ) {
    self.code = code
    self.message = message
    self.cause = cause
    self.hint = hint
    self.status = status
    // Whatever a server says can be waited for, added and shown.
    self.retryAfter = retryAfter.map { min(max($0, .zero), Self.longestWait) }
  }
}

extension ClientError: CustomStringConvertible {
  /// The message with its cause, on one line.
  public var description: String {
    cause.map { "\(message): \($0)" } ?? message
  }
}
