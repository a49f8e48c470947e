import KubernetesConfiguration
import NIOCore
import NIOPosix
import NIOSSL
import NIOTLS
import Synchronization

/// Opens connections along a ``Road``: resolve, connect, pass the proxy, shake hands.
struct Connector: Sendable {
  /// A connection that can carry requests.
  enum Connection: Sendable {
    case http1(HTTP1Connection)
    case http2(HTTP2Connection)
  }

  /// Makes something of an open channel; is told whether HTTP/2 was agreed on.
  typealias SetUp<Result> =
    @Sendable (any Channel, ConnectionAttempt, _ isHTTP2: Bool) throws -> Result

  /// Where to, and past what.
  let road: Road
  /// The roots that vouch for a proxy.
  let proxyRoots: @Sendable () -> TrustedRoots
  /// How long all of it may take.
  let timeout: TimeAmount
  /// The clock of the phases.
  let time: any TimeSource
  /// The loop that serves the connections.
  let eventLoop: any EventLoop
  /// When a connection of HTTP/2 is pinged.
  let pings: IdlePing.Times
  /// Told when an answer over HTTP/1.1 has ended.
  let onHTTP1End: @Sendable (HTTP1Connection, _ isReusable: Bool) -> Void

  /// Opens a connection.
  ///
  /// Throws a ``ConnectionAttemptFailure`` that says how far it came.
  func open(_ tls: TLSSettings?) async throws -> Connection {
    try await open(tls, setUp: setUp)
  }

  /// Opens a channel, and sets it up on its event loop before anything is read from it.
  ///
  /// Throws a ``ConnectionAttemptFailure`` that says how far it came.
  func open<Result: Sendable>(
    _ tls: TLSSettings?, setUp: @escaping SetUp<Result>
  ) async throws -> Result {
    let attempt = ConnectionAttempt(road: road, tls: tls, startedAt: time.now())
    do {
      let channel = try await connect(attempt)
      return try await withTimeLimit(on: channel, attempt) {
        try await passProxy(channel, attempt)
        return try await secure(channel, attempt, tls, setUp)
      }
    } catch {
      throw ConnectionAttemptFailure(error, attempt)
    }
  }

  private func connect(_ attempt: ConnectionAttempt) async throws -> any Channel {
    attempt.stage = .connect
    let (host, port) = road.proxy.map { ($0.host, $0.port) } ?? (road.host, road.port)
    let isName = IPAddress(host.prefix { $0 != "%" }) == nil
    let resolution = NameResolution(eventLoop: eventLoop) { [time] in
      if isName { attempt.stamp { $0.resolvedAt = time.now() } }
    }
    let channel = try await ClientBootstrap(group: eventLoop)
      .resolver(resolution)
      .connectTimeout(timeout)
      .channelOption(.tcpOption(.tcp_nodelay), value: 1)
      .channelOption(.socketOption(.so_keepalive), value: 1)
      // Nothing is read before somebody is there to take it.
      .channelOption(.autoRead, value: false)
      // Larger reads make fewer of them: of a list, megabytes are on their way.
      .channelOption(
        .recvAllocator,
        value: AdaptiveRecvByteBufferAllocator(minimum: 2048, initial: 16_384, maximum: 65_536)
      )
      .connect(host: host, port: port).get()
    attempt.stamp { phases in
      phases.connectedAt = time.now()
      phases.remoteAddress = channel.remoteAddress?.place ?? ""
    }
    return channel
  }

  /// Closes the channel when the time is up, and whenever the body fails.
  private func withTimeLimit<Result: Sendable>(
    on channel: any Channel, _ attempt: ConnectionAttempt,
    _ body: () async throws -> Result
  ) async throws -> Result {
    let timer = channel.eventLoop.scheduleTask(in: timeout) {
      attempt.failures.noteTimeOut()
      channel.close(promise: nil)
    }
    defer { timer.cancel() }
    do {
      return try await withTaskCancellationHandler {
        try await body()
      } onCancel: {
        channel.close(promise: nil)
      }
    } catch {
      channel.close(promise: nil)
      throw error
    }
  }

  /// Shakes hands with the server where it speaks TLS, and sets up HTTP.
  private func secure<Result: Sendable>(
    _ channel: any Channel, _ attempt: ConnectionAttempt, _ tls: TLSSettings?,
    _ setUp: @escaping SetUp<Result>
  ) async throws -> Result {
    attempt.stage = .handshake
    guard let tls else {
      return try await channel.eventLoop.submit {
        attempt.stamp { $0.openedAt = time.now() }
        let connection = try setUp(channel, attempt, false)
        try channel.syncOptions?.setOption(.autoRead, value: true)
        return connection
      }.get()
    }
    let negotiated = try await channel.eventLoop.submit { [self] in
      try addTLS(tls, to: channel, attempt) { protocolName in
        attempt.stamp { phases in
          phases.securedAt = time.now()
          phases.openedAt = phases.securedAt
        }
        return try setUp(channel, attempt, protocolName == "h2")
      }
    }.get()
    return try await negotiated.get()
  }

  /// Adds TLS to a channel, on its event loop; the future has what `completion` makes of the
  /// negotiated protocol when the handshake is over.
  func addTLS<Result: Sendable>(
    _ tls: TLSSettings, to channel: any Channel, _ attempt: ConnectionAttempt,
    completion: @escaping @Sendable (String?) throws -> Result
  ) throws -> EventLoopFuture<Result> {
    let handler = try Self.tlsHandler(tls, attempt)
    let negotiation = NIOTypedApplicationProtocolNegotiationHandler<Result> { result, channel in
      channel.eventLoop.makeCompletedFuture {
        switch result {
        case .negotiated(let name): try completion(name)
        case .fallback: try completion(nil)
        }
      }
    }
    let pipeline = channel.pipeline.syncOperations
    try pipeline.addHandlers([handler, FailureNote(attempt.failures), negotiation])
    let result = negotiation.protocolNegotiationResult
    try channel.syncOptions?.setOption(.autoRead, value: true)
    return result
  }

  private static func tlsHandler(
    _ tls: TLSSettings, _ attempt: ConnectionAttempt
  ) throws -> NIOSSLClientHandler {
    guard let verification = tls.verification else {
      return try NIOSSLClientHandler(
        context: tls.context, serverHostname: tls.serverNameIndication)
    }
    return try NIOSSLClientHandler(
      context: tls.context, serverHostname: tls.serverNameIndication,
      customVerificationCallback: { chain, verdict in
        Task {
          switch await verification.judge(chain) {
          case .success(let certificate):
            attempt.stamp { $0.serverCertificate = certificate }
            verdict.succeed(.certificateVerified)
          case .failure(let failure):
            attempt.failures.note(failure)
            verdict.succeed(.failed)
          }
        }
      })
  }

  @Sendable private func setUp(
    _ channel: any Channel, _ attempt: ConnectionAttempt, _ isHTTP2: Bool
  ) throws -> Connection {
    let (phases, failures) = (attempt.phases, attempt.failures)
    return isHTTP2
      ? .http2(try HTTP2Connection(channel, phases, failures, pings))
      : .http1(try HTTP1Connection(channel, phases, failures, onEnd: onHTTP1End))
  }
}

/// Notes what goes wrong in a handshake, before it becomes a mere closed channel.
private final class FailureNote: ChannelInboundHandler {
  typealias InboundIn = Any

  private let failures: ConnectionFailures

  init(_ failures: ConnectionFailures) { self.failures = failures }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    failures.note(error)
    context.fireErrorCaught(error)
  }
}

extension SocketAddress {
  /// `ip:port`, for a message.
  var place: String {
    guard let ipAddress, let port else { return description }
    return ipAddress.contains(":") ? "[\(ipAddress)]:\(port)" : "\(ipAddress):\(port)"
  }
}
