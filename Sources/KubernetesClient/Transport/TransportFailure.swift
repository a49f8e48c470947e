import KubernetesWire
import KubernetesConfiguration
import NIOCore
import NIOHTTP1
import NIOHTTP2
import NIOPosix
import NIOSSL

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Classes what connections, TLS and HTTP throw, by type and code, with the cause in plain words.
struct TransportFailure {
  /// What was asked.
  let request: APIRequest
  /// Where.
  let road: Road
  /// The server's URL, for messages.
  let server: String
  /// The client's own certificate, where it has one.
  let clientCertificate: CertificateDescription?

  /// The error as a ``ClientError``; what is one already, and what a reader of the answer throws, is
  /// passed on.
  func classify(_ error: any Error) -> any Error {
    switch error {
    case let attempt as ConnectionAttemptFailure: return opening(attempt)
    case let failure as RequestFailure: return classifyRequest(failure)
    case is ClientError, is DecodeError, is BodyCollector.TooLarge: return error
    case is CancellationError: return cancelled
    case is Exchange.TimeOut:
      return ClientError(.timeout, "no answer to \(request.line) in time")
    case is Exchange.Silence:
      return ClientError(
        .timeout, "the connection brings nothing more of the answer to \(request.line)",
        cause: "it is given up, since HTTP/1.1 has no pings")
    default: return broken(error)
    }
  }

  /// Who cancelled the task wants the request to end for good; else it is the connection that went.
  private var cancelled: ClientError {
    guard Task.isCancelled else { return broken(cause: "the connection was closed") }
    return ClientError(.cancelled, "\(request.line) was cancelled")
  }

  private func classifyRequest(_ failure: RequestFailure) -> any Error {
    if failure.cause is CancellationError || failure.cause is Exchange.TimeOut
      || failure.cause is Exchange.Silence
    {
      return classify(failure.cause)
    }
    if let tls = TLSFailure(failure.cause) { return handshake(tls) }
    // In TLS 1.3 the server judges the client's certificate after the handshake; its alert may be
    // lost where the connection is reset at the same time.
    if !failure.hasRead, failure.isFresh, let clientCertificate {
      var error = broken(failure.cause)
      error.code = .tls
      error.hint =
        "the server may have refused the client certificate of"
        + " \"\(clientCertificate.subject)\", issued by \"\(clientCertificate.issuer)\""
      return error
    }
    return broken(failure.cause)
  }

  private func broken(_ error: any Error) -> ClientError {
    switch error {
    case let error as IOError: return broken(cause: Self.words(error.errnoCode))
    case HTTPParserError.invalidEOFState, ChannelError.eof, ChannelError.ioOnClosedChannel,
      ChannelError.inputClosed,
      ChannelError.outputClosed, ChannelError.alreadyClosed, NIOSSLError.uncleanShutdown:
      return broken(cause: "the connection was closed")
    case is HTTPParserError, is NIOHTTPDecoderError, is ExchangeHandler.UnexpectedAnswer:
      return ClientError(
        .decode, "\(request.line) was answered with something that is not HTTP",
        hint: "check that \(server) is a Kubernetes API server")
    case let error as NIOHTTP2Errors.StreamClosed:
      return broken(cause: "the server reset the stream (\(error.errorCode))")
    default:
      if let tls = TLSFailure(error) { return handshake(tls) }
      // What a library says of its own may quote a header, and so a token.
      return broken(cause: String(describing: type(of: error)))
    }
  }

  private func broken(cause: String) -> ClientError {
    ClientError(.connect, "the connection broke during \(request.line)", cause: cause)
  }

  /// A handshake with the server that failed.
  func handshake(_ failure: TLSFailure) -> ClientError {
    if failure.isAboutClientCertificate { return refusedCertificate(failure) }
    let hint: String? =
      switch failure {
      case .noTLS: "use http:// if the API is served in plain text"
      default: "check the certificates and the TLS versions of both sides"
      }
    return ClientError(
      .tls, "the TLS handshake with \(server) failed", cause: failure.words, hint: hint)
  }

  private func refusedCertificate(_ failure: TLSFailure) -> ClientError {
    guard let own = clientCertificate else {
      return ClientError(
        .tls, "\(server) requires a client certificate, and none is configured",
        cause: failure.words, hint: "use a context whose user has a client certificate")
    }
    return ClientError(
      .tls, "\(server) refused this client certificate",
      cause: "\(failure.words); subject \"\(own.subject)\", issuer \"\(own.issuer)\", valid until"
        + " \(RFC3339.string(own.notAfter))",
      hint: "give a certificate that the CA of this cluster has signed")
  }

  static func words(_ code: Int32) -> String {
    strerror(code).map { String(cString: $0) } ?? "error \(code)"
  }
}
