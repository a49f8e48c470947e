import KubernetesWire
import KubernetesConfiguration
import NIOCore
import NIOHTTP1
import NIOPosix

/// Speaks to one API server with one connection's credentials.
///
/// HTTP/2 where the server offers it, so that all watches share a connection; TLS 1.2 or later;
/// redirects are not followed; gzip is offered unless the connection disables it.
public final class KubernetesClient: APITransport {
  let options: Options
  let credentials: CredentialProvider
  let connection: PreparedConnection
  let headers: HTTPHeaders
  let target: RequestTarget
  let server: String
  let tls: RotatingTLS
  let transport: HTTPTransport

  /// One thread reads and writes all connections of the process; decoding happens on the caller's.
  static let eventLoops = MultiThreadedEventLoopGroup(numberOfThreads: 1)

  /// Prepares a client; connects only when the first request is sent.
  ///
  /// Throws a ``ClientError`` with code `configuration` where certificates or keys cannot be used.
  public init(_ connection: PreparedConnection, options: Options = Options()) throws(ClientError) {
    let resolved = connection.resolved
    let road = try Road(resolved)
    let tls = try RotatingTLS(connection, environment: options.environment, time: options.time)
    self.options = options
    self.tls = tls
    server = resolved.server.value.baseURL
    self.connection = connection
    credentials = CredentialProvider(connection, options)
    target = RequestTarget(resolved, road)
    headers = Self.fixedHeaders(resolved, road, target, options)
    transport = HTTPTransport(
      road: road, timeout: options.connectTimeout, time: options.time,
      eventLoop: Self.eventLoops.next(),
      pings: IdlePing.Times(
        idle: options.pingAfter.timeAmount, answer: options.pingTimeout.timeAmount),
      proxyRoots: { [environment = options.environment] in .system(environment) },
      tls: { tls.current })
  }

  /// Closes all connections.
  public func close() async { transport.close() }

  /// Sends a request, again where the server asks for that, and feeds a successful answer to
  /// `consumer` as it arrives.
  public func perform<Consumer: ResponseConsumer>(
    _ request: APIRequest, into consumer: inout Consumer
  ) async throws {
    do {
      let answer = try await answer(to: request) { consumer.requestSent() }
      defer { answer.body.cancel() }
      try await withTaskCancellationHandler {
        try consumer.receive(Self.head(of: answer))
        let reader = try BodyReader(
          headers: answer.head.headers, isAuthenticated: answer.phases.securedAt != nil)
        do {
          while let piece = try await answer.body.next() { try reader.feed(piece, to: &consumer) }
        } catch let error
          where request.isWatch && (error is Exchange.Silence || error is Exchange.TimeOut)
        {
          // Whether nothing happens or the connection is half-open cannot be told: another watch
          // from the same version is cheap, and misses nothing.
          return
        }
        try Task.checkCancellation()
        try reader.finish()
      } onCancel: {
        answer.body.cancel()
      }
    } catch {
      throw failure(error, request).classify(error)
    }
  }

  /// Runs a credential command that may ask the person at the terminal something, before anything
  /// else is written there; whether that goes well shows when the first request is sent.
  public func logIn() async {
    if credentials.mayAsk, options.terminal() == .available { _ = try? await authorization() }
  }

  /// Who is being waited for at this moment before requests can be sent, such as a command; nil for
  /// nobody.
  public var awaitedCredential: String? { credentials.awaited }

  /// Until when the credential in use is good, in seconds since 1970, where a command or an issuer
  /// has said so.
  public var credentialExpiry: Int64? { get async { await credentials.expiresAt } }

  /// Sends the request until it succeeds, fails for good or has been retried often enough.
  private func answer(
    to request: APIRequest, onSent: () -> Void
  ) async throws -> HTTPAnswer {
    var retries = 0
    var wasRefused = false
    while true {
      let authorization = try await authorization()
      let answer = try await send(
        try message(for: request, authorization), request, onSent: onSent)
      if (200..<300).contains(answer.head.status.code) { return answer }
      let failure = try await statusFailure(request, answer)
      if failure.code == .unauthorized, await hasAnother(than: authorization, &wasRefused) {
        continue
      }
      guard let wait = failure.retryAfter, failure.isRetriable, wait <= options.longestRetryWait,
        retries < (request.isRetriedBySender ? 0 : options.maximumRetries)
      else { throw failure }
      retries += 1
      try await options.time.sleep(for: wait)
    }
  }

  /// Whether there is another credential to try once, after the server has refused this one.
  func hasAnother(
    than authorization: CredentialProvider.Authorization, _ wasRefused: inout Bool
  ) async -> Bool {
    // What was read from files may have been rotated.
    tls.doubt()
    guard await credentials.refuse(authorization), !wasRefused else { return false }
    wasRefused = true
    return true
  }

  /// What says who asks; where another certificate does, new connections are opened.
  func authorization() async throws -> CredentialProvider.Authorization {
    let authorization = try await credentials.authorization()
    let isGiven = try tls.use(authorization.certificate)
    if tls.refresh() || isGiven { transport.retire() }
    return authorization
  }

  private func send(
    _ message: HTTPMessage, _ request: APIRequest, onSent: () -> Void
  ) async throws -> HTTPAnswer {
    do {
      return try await transport.send(
        message, limit: request.isWatch ? request.timeLimit : options.requestTimeout,
        silence: SilenceLimit(
          beforeHead: request.isWatch ? options.silenceLimit : options.answerLimit,
          inBody: options.silenceLimit, isForHTTP1Only: request.isWatch), onSent: onSent)
    } catch {
      // A refused certificate may have been replaced by a good one meanwhile.
      tls.doubt()
      throw error
    }
  }

  func message(
    for request: APIRequest, _ authorization: CredentialProvider.Authorization
  ) throws(ClientError) -> HTTPMessage {
    guard !request.path.split(separator: "/").contains(where: { $0 == "." || $0 == ".." }) else {
      throw ClientError(
        .badRequest, "\(request.method) \(request.path) is not sent",
        cause: "a name may not be \".\" or \"..\"")
    }
    var headers = headers
    headers.add(name: "accept", value: request.accept.rawValue)
    if let header = authorization.header { headers.add(name: "authorization", value: header) }
    if request.body != nil { headers.add(name: "content-type", value: "application/json") }
    try headers.requireSendable()
    return HTTPMessage(
      method: HTTPMethod(rawValue: request.method), target: target.target(of: request),
      headers: headers, body: request.body.map { ByteBuffer(bytes: $0) })
  }

  func failure(_ error: any Error, _ request: APIRequest) -> TransportFailure {
    TransportFailure(
      request: request, road: transport.road, server: server,
      clientCertificate: tls.current?.clientCertificate)
  }

  private static func head(of answer: HTTPAnswer) -> ResponseHead {
    ResponseHead(
      status: Int(answer.head.status.code), contentType: answer.mediaType,
      httpVersion: answer.head.version.major == 2 ? "HTTP/2" : "\(answer.head.version)",
      connection: answer.phases,
      warnings: answer.head.headers["warning"].flatMap { WarningHeader.texts(of: $0) })
  }

  private func statusFailure(
    _ request: APIRequest, _ answer: HTTPAnswer
  ) async throws -> ClientError {
    let code = Int(answer.head.status.code)
    let body = try await errorBody(answer)
    let status = body.withUnsafeBytes {
      APIStatus.decode(body: $0, contentType: answer.mediaType, code: code)
    }
    let seconds = answer.head.headers.first(name: "retry-after").flatMap { Int($0) }
    return StatusFailure(identity: connection.identity, now: options.wallClock()).error(
      code: code, status: status, request: request, retryAfter: seconds.map { .seconds($0) })
  }
}

extension KubernetesClient {
  /// What arrives of the body in time and within a megabyte; the answer's code counts without it.
  private func errorBody(_ answer: HTTPAnswer) async throws -> [UInt8] {
    defer { answer.body.cancel() }
    transport.limit(answer.body, to: options.errorBodyTimeout)
    var body = BodyCollector(limit: 1 << 20)
    let reader = try BodyReader(headers: answer.head.headers)
    do {
      try await withTaskCancellationHandler {
        while let piece = try await answer.body.next() { try reader.feed(piece, to: &body) }
      } onCancel: {
        answer.body.cancel()
      }
    } catch is BodyCollector.TooLarge {
    } catch is Exchange.TimeOut {
    }
    return body.bytes
  }
}

extension HTTPAnswer {
  /// The media type without parameters, lower case.
  fileprivate var mediaType: String {
    let value = head.headers.first(name: "content-type") ?? ""
    let type = value.prefix { $0 != ";" }
    return String(type).lowercased().split(separator: " ").joined()
  }
}

extension ClientError {
  /// Whether client-go would send the request again after the wait that the server asked for.
  fileprivate var isRetriable: Bool {
    guard let code = status?.code else { return false }
    return code == 429 || code >= 500
  }
}
