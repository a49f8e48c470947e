import AsyncHTTPClient
import NIOCore
import NIOPosix
import NIOSSL

/// Classes what the HTTP, TLS and socket libraries throw, with the cause in plain words.
enum TransportFailure {
  /// The error as a ``ClientError``; `request` is what was asked, `server` the base URL.
  static func classify(
    _ error: any Error, request: APIRequest, server: String
  ) -> any Error {
    switch error {
    case is ClientError, is DecodeError: return error
    case is CancellationError: return cancelled(request)
    case let error as HTTPClientError: return client(error, request, server)
    case let error as NIOConnectionError: return connection(error, server)
    case let error as NIOSSLError: return tls("\(error)", server)
    case let error as NIOSSLExtraError: return tls("\(error)", server)
    case let error as BoringSSLError: return tls("\(error)", server)
    case let error as SocketAddressError.UnknownHost: return dns(error, server)
    case let error as IOError: return io(error, request, server)
    case let error as ChannelError: return channel(error, request, server)
    default:
      return broken(request, cause: "\(error)")
    }
  }

  /// The library also cancels requests itself, as when the server closes a connection that has
  /// just been taken for them; only who cancelled the task wants the request to end for good.
  private static func cancelled(_ request: APIRequest) -> ClientError {
    guard Task.isCancelled else { return broken(request, cause: "the connection was closed") }
    return ClientError(.cancelled, "\(request.line) was cancelled")
  }

  private static func client(
    _ error: HTTPClientError, _ request: APIRequest, _ server: String
  ) -> ClientError {
    switch error {
    case .cancelled, .requestStreamCancelled: return cancelled(request)
    case .connectTimeout, .getConnectionFromPoolTimeout, .tlsHandshakeTimeout,
      .socksHandshakeTimeout, .httpProxyHandshakeTimeout:
      return ClientError(
        .timeout, "no connection to \(server) in time", cause: error.shortDescription,
        hint: "check the address, the route to it and any firewall or proxy between")
    case .readTimeout, .writeTimeout, .deadlineExceeded:
      return ClientError(.timeout, "no answer to \(request.line) in time")
    default:
      return broken(request, cause: error.shortDescription)
    }
  }

  private static func connection(_ error: NIOConnectionError, _ server: String) -> ClientError {
    guard let attempt = error.connectionErrors.first else {
      let cause = error.dnsAError ?? error.dnsAAAAError
      return ClientError(
        .dns, "the host \"\(error.host)\" does not resolve",
        cause: (cause as? SocketAddressError.UnknownHost)?.errorDescription
          ?? cause.map { "\($0)" },
        hint: "check the server's name in \(server)")
    }
    let reason = (attempt.error as? IOError).map(describe) ?? "\(attempt.error)"
    return ClientError(
      .connect, "cannot connect to \(server)", cause: "\(attempt.target.place): \(reason)",
      hint: "check that the API server is running and reachable at this address")
  }

  private static func io(
    _ error: IOError, _ request: APIRequest, _ server: String
  ) -> ClientError {
    // For an address, as opposed to a name, the attempt's own error comes without its address.
    let unreached = [ECONNREFUSED, EHOSTUNREACH, ENETUNREACH, ETIMEDOUT, EACCES]
    guard unreached.contains(error.errnoCode) else {
      return broken(request, cause: describe(error))
    }
    return ClientError(
      .connect, "cannot connect to \(server)", cause: describe(error),
      hint: "check that the API server is running and reachable at this address")
  }

  private static func dns(
    _ error: SocketAddressError.UnknownHost, _ server: String
  ) -> ClientError {
    ClientError(
      .dns, "the host \"\(error.host)\" does not resolve", cause: error.errorDescription,
      hint: "check the server's name in \(server)")
  }

  private static func channel(
    _ error: ChannelError, _ request: APIRequest, _ server: String
  ) -> ClientError {
    if case .connectTimeout = error {
      return ClientError(
        .timeout, "no connection to \(server) in time",
        hint: "check the address, the route to it and any firewall between")
    }
    return broken(request, cause: "\(error)")
  }

  private static func tls(_ cause: String, _ server: String) -> ClientError {
    let (reason, hint) = explain(cause)
    return ClientError(.tls, "the TLS handshake with \(server) failed", cause: reason, hint: hint)
  }

  private static func explain(_ cause: String) -> (reason: String, hint: String) {
    if cause.contains("CERTIFICATE_VERIFY_FAILED") {
      return (
        "the server's certificate is not signed by the configured certificate authority",
        "give the CA of this cluster (certificate-authority in the kubeconfig, or the third"
          + " argument of tls)"
      )
    }
    if cause.contains("failedToValidateHostname") {
      return (
        "the server's certificate is for another name",
        "use a name the certificate carries, or set tls-server-name in the kubeconfig"
      )
    }
    if cause.contains("WRONG_VERSION_NUMBER") || cause.contains("HTTP_REQUEST") {
      return ("the server does not speak TLS", "use http:// if the API is served in plain text")
    }
    return (cause, "check the certificates and the TLS versions of both sides")
  }

  private static func broken(_ request: APIRequest, cause: String) -> ClientError {
    ClientError(.connect, "the connection broke during \(request.line)", cause: cause)
  }

  private static func describe(_ error: IOError) -> String {
    String(cString: strerror(error.errnoCode))
  }
}

extension SocketAddress {
  /// `ip:port`, for a message.
  var place: String {
    guard let ipAddress, let port else { return description }
    return ipAddress.contains(":") ? "[\(ipAddress)]:\(port)" : "\(ipAddress):\(port)"
  }
}
