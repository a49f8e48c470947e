import KubernetesWire
import KubernetesConfiguration
import NIOCore
import NIOPosix

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension TransportFailure {
  /// Why no connection could be opened.
  func opening(_ attempt: ConnectionAttemptFailure) -> any Error {
    switch attempt.cause {
    case let error as ClientError: return error
    case is CancellationError: return classify(attempt.cause)
    case let failure as ServerVerification.Failure:
      return distrusted(failure, attempt.stage == .proxy ? proxyName : server)
    case let failure as ProxyFailure:
      return ClientError(
        .connect, "the \(proxyName) did not open the way to \(server)", cause: failure.reason,
        hint: failure.hint)
    case ChannelError.connectTimeout: return timedOut(attempt.stage)
    default: break
    }
    switch attempt.stage {
    case .connect: return unconnected(attempt.cause)
    case .proxy:
      return ClientError(
        .connect, "the \(proxyName) did not open the way to \(server)",
        cause: TLSFailure(attempt.cause)?.words ?? Self.proxyReason(attempt.cause),
        hint: ProxyFailure.malformed.hint)
    case .handshake:
      if let failure = TLSFailure(attempt.cause) { return handshake(failure) }
      return ClientError(
        .tls, "the TLS handshake with \(server) failed",
        cause: attempt.cause is ChannelError
          ? Self.reason(attempt.cause) : "the connection was closed: \(Self.reason(attempt.cause))",
        hint: "check that \(server) speaks TLS, and any proxy or firewall between")
    }
  }

  /// How messages call the proxy; never with its password.
  var proxyName: String { road.proxy.map { "proxy \($0.baseURL)" } ?? "proxy" }

  private func timedOut(_ stage: ConnectionAttempt.Stage) -> ClientError {
    switch stage {
    case .connect where road.proxy == nil:
      ClientError(
        .timeout, "no connection to \(server) in time",
        hint: "check the address, the route to it and any firewall between")
    case .connect, .proxy:
      ClientError(
        .timeout, "the \(proxyName) did not open the way to \(server) in time",
        hint: "check the proxy, or keep the server off it with NO_PROXY")
    case .handshake:
      ClientError(
        .timeout, "the TLS handshake with \(server) was not over in time",
        hint: "check that what listens there speaks TLS")
    }
  }

  private func unconnected(_ error: any Error) -> ClientError {
    let target = road.proxy == nil ? server : "the \(proxyName)"
    if let failure = Self.resolution(error) {
      return ClientError(
        .dns, "the host \"\(failure.host)\" does not resolve", cause: failure.reason,
        hint: "check the name in \(target)")
    }
    let single = (error as? NIOConnectionError)?.connectionErrors.first
    let address = single.map { "\($0.target.place): " } ?? ""
    return ClientError(
      .connect, "cannot connect to \(target)",
      cause: address + Self.reason(single?.error ?? error),
      hint: road.proxy == nil
        ? "check that the API server is running and reachable at this address"
        : "check the proxy, or keep the server off it with NO_PROXY")
  }

  private static func resolution(_ error: any Error) -> ResolutionFailure? {
    guard let error = error as? NIOConnectionError else { return error as? ResolutionFailure }
    guard error.connectionErrors.isEmpty else { return nil }
    let cause = error.dnsAError ?? error.dnsAAAAError
    return cause as? ResolutionFailure ?? ResolutionFailure(host: error.host, code: EAI_NONAME)
  }

  /// A proxy that closes the connection may do so before or after it was written to.
  private static func proxyReason(_ error: any Error) -> String {
    switch error {
    case let error as IOError where [ECONNRESET, EPIPE].contains(error.errnoCode):
      ProxyFailure.closed.reason
    case is ChannelError: ProxyFailure.closed.reason
    default: reason(error)
    }
  }

  private static func reason(_ error: any Error) -> String {
    switch error {
    case let error as IOError: words(error.errnoCode)
    case is ChannelError: "the connection was closed"
    default: String(describing: type(of: error))
    }
  }

  private func distrusted(_ failure: ServerVerification.Failure, _ party: String) -> ClientError {
    let message = "the TLS handshake with \(party) failed"
    switch failure {
    case .unreadable:
      return ClientError(.tls, message, cause: "its certificate cannot be read")
    case .otherName(let wanted, let certificate):
      return ClientError(
        .tls, message,
        cause: "the certificate is not for \"\(wanted)\" but for \(certificate.nameList)"
          + " (issuer \"\(certificate.issuer)\")",
        hint: "use a name that the certificate carries, or set tls-server-name to one")
    case .expired(let certificate):
      return ClientError(
        .tls, message,
        cause: "the certificate of \"\(certificate.subject)\" expired on"
          + " \(RFC3339.string(certificate.notAfter))",
        hint: "have the server's certificate renewed, and check this machine's clock")
    case .notYetValid(let certificate):
      return ClientError(
        .tls, message,
        cause: "the certificate of \"\(certificate.subject)\" is not valid before"
          + " \(RFC3339.string(certificate.notBefore))", hint: "check this machine's clock")
    case .notForServers(let certificate):
      return ClientError(
        .tls, message,
        cause: "the certificate of \"\(certificate.subject)\" is not meant for servers",
        hint: "give the server a certificate with the extended key usage serverAuth")
    case .unknownAuthority(let certificate, let trusted):
      return ClientError(
        .tls, message,
        cause: "the certificate of \"\(certificate.subject)\" (for \(certificate.nameList), valid"
          + " until \(RFC3339.string(certificate.notAfter))) is issued by"
          + " \"\(certificate.issuer)\"; trusted is \(trusted)",
        hint: "give the CA of this cluster (certificate-authority in the kubeconfig, or the third"
          + " argument of tls)")
    }
  }
}
