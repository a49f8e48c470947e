import AsyncHTTPClient
import KubernetesConfiguration
import NIOCore
import NIOHTTP1
import NIOHTTP2
import NIOPosix
import Synchronization

/// Speaks to one API server with one connection's credentials.
///
/// HTTP/2 where the server offers it, so that all watches share a connection; TLS 1.2 or later;
/// redirects are not followed; gzip is offered unless the connection disables it.
public final class KubernetesClient: APITransport {
  /// The settings of a client that do not come from the cluster's configuration.
  public struct Options: Sendable {
    /// The clock for retries and phase stamps.
    public var time: any TimeSource = SystemTime()
    /// What the requests' `User-Agent` says.
    public var userAgent = "k8sapi-inspect"
    /// How long a connection attempt may take, the TLS handshake included.
    public var connectTimeout: Duration = .seconds(30)
    /// How often a request answered 429 or 5xx with Retry-After is sent again, as client-go does.
    public var maximumRetries = 10

    /// The defaults.
    public init() {}
  }

  private let connection: PreparedConnection
  private let server: String
  private let options: Options
  private let credentials: CredentialProvider
  private let headers: HTTPHeaders
  private let target: RequestTarget
  private let http: HTTPClient
  private let openings: ConnectionOpenings

  /// One thread reads and writes all connections of the process; decoding happens on the caller's.
  private static let eventLoops = MultiThreadedEventLoopGroup(numberOfThreads: 1)

  /// Prepares a client; connects only when the first request is sent.
  ///
  /// Throws a ``ClientError`` with code `configuration` where certificates or keys cannot be used.
  public init(_ connection: PreparedConnection, options: Options = Options()) throws(ClientError) {
    self.connection = connection
    self.options = options
    server = connection.resolved.server.value.baseURL
    credentials = CredentialProvider(connection, time: options.time)
    target = RequestTarget(connection.resolved)
    headers = Self.fixedHeaders(connection.resolved, target, options)
    openings = ConnectionOpenings(time: options.time)
    http = HTTPClient(
      eventLoopGroup: Self.eventLoops,
      configuration: try Self.configuration(connection, target, options, openings))
  }

  /// Closes all connections.
  public func close() async {
    // A second close is the only failure, and it leaves nothing open.
    try? await http.shutdown()
  }

  /// Sends a request, again where the server asks for that, and feeds a successful answer to
  /// `consumer` as it arrives.
  public func perform<Consumer: ResponseConsumer>(
    _ request: APIRequest, into consumer: inout Consumer
  ) async throws {
    do {
      let response = try await answer(to: request)
      try consumer.receive(head(of: response))
      let reader = try BodyReader(headers: response.headers)
      for try await buffer in response.body {
        try reader.feed(buffer, to: &consumer)
      }
      try Task.checkCancellation()
      try reader.finish()
    } catch {
      throw TransportFailure.classify(error, request: request, server: server)
    }
  }

  /// Sends the request until it succeeds, fails for good or has been retried often enough.
  private func answer(to request: APIRequest) async throws -> HTTPClientResponse {
    var retries = 0
    while true {
      let response = try await http.execute(
        try await httpRequest(request), deadline: .distantFuture)
      if (200..<300).contains(response.status.code) { return response }
      let failure = try await self.failure(request, response)
      // The next request reads the token file again: it may have been rotated.
      if failure.code == .unauthorized { credentials.invalidate() }
      guard let wait = failure.retryAfter, failure.isRetriable, retries < options.maximumRetries
      else { throw failure }
      retries += 1
      try await options.time.sleep(for: wait)
    }
  }

  private func httpRequest(_ request: APIRequest) async throws -> HTTPClientRequest {
    var message = HTTPClientRequest(url: target.url(for: request))
    message.method = HTTPMethod(rawValue: request.method)
    message.headers = headers
    message.headers.add(name: "accept", value: request.accept.rawValue)
    if let authorization = try await credentials.authorizationHeader() {
      message.headers.add(name: "authorization", value: authorization)
    }
    if let body = request.body {
      message.headers.add(name: "content-type", value: "application/json")
      message.body = .bytes(ByteBuffer(bytes: body))
    }
    return message
  }

  private func head(of response: HTTPClientResponse) -> ResponseHead {
    ResponseHead(
      status: Int(response.status.code),
      contentType: response.mediaType,
      httpVersion: response.version.major == 2 ? "HTTP/2" : "\(response.version)",
      connectionOpenedAt: openings.last)
  }

  private func failure(
    _ request: APIRequest, _ response: HTTPClientResponse
  ) async throws -> ClientError {
    let code = Int(response.status.code)
    var body = BodyCollector(limit: 1 << 20)
    let reader = try BodyReader(headers: response.headers)
    for try await buffer in response.body where !body.isFull {
      try reader.feed(buffer, to: &body)
    }
    let status = body.bytes.withUnsafeBytes {
      APIStatus.decode(body: $0, contentType: response.mediaType, code: code)
    }
    let seconds = response.headers.first(name: "retry-after").flatMap { Int($0) }
    return StatusFailure.error(
      code: code, status: status, request: request, retryAfter: seconds.map { .seconds($0) })
  }
}

extension KubernetesClient {
  private static func fixedHeaders(
    _ connection: ResolvedConnection, _ target: RequestTarget, _ options: Options
  ) -> HTTPHeaders {
    var headers = HTTPHeaders()
    headers.add(name: "host", value: target.authority)
    headers.add(name: "user-agent", value: options.userAgent)
    if !connection.disablesCompression { headers.add(name: "accept-encoding", value: "gzip") }
    let acting = connection.impersonation
    if !acting.user.isEmpty { headers.add(name: "impersonate-user", value: acting.user) }
    if !acting.uid.isEmpty { headers.add(name: "impersonate-uid", value: acting.uid) }
    for group in acting.groups { headers.add(name: "impersonate-group", value: group) }
    for (key, values) in acting.extra.sorted(by: { $0.key < $1.key }) {
      for value in values {
        headers.add(name: "impersonate-extra-\(PercentEncoding.query(key))", value: value)
      }
    }
    return headers
  }

  private static func configuration(
    _ connection: PreparedConnection, _ target: RequestTarget, _ options: Options,
    _ openings: ConnectionOpenings
  ) throws(ClientError) -> HTTPClient.Configuration {
    var configuration = HTTPClient.Configuration(redirectConfiguration: .disallow)
    if target.isTLS {
      configuration.tlsConfiguration = try TLSMaterial.configuration(for: connection)
    }
    configuration.decompression = .disabled
    configuration.httpVersion = .automatic
    configuration.timeout = .init(
      connect: .nanoseconds(Int64(options.connectTimeout / .nanoseconds(1))))
    // The reflector backs off and tries again itself, and wants to report each failure.
    configuration.connectionPool.retryConnectionEstablishment = false
    configuration.dnsOverride = target.dnsOverride
    configuration.proxy = proxy(connection.resolved)
    configuration.http1_1ConnectionDebugInitializer = openings.note
    configuration.http2ConnectionDebugInitializer = { channel in
      openings.note(channel).flatMap { addFrameHandlers(to: channel) }
    }
    return configuration
  }
}

extension KubernetesClient {
  /// Adds what the HTTP library lacks, right behind the connection's frame decoder.
  private static func addFrameHandlers(to channel: any Channel) -> EventLoopFuture<Void> {
    channel.eventLoop.submit {
      let pipeline = channel.pipeline.syncOperations
      let decoder = try pipeline.handler(type: NIOHTTP2Handler.self)
      try pipeline.addHandlers(
        [IdlePing(), DataFrameCompactor()], position: .after(decoder))
    }
  }

  private static func proxy(_ connection: ResolvedConnection) -> HTTPClient.Configuration.Proxy? {
    guard let proxy = connection.proxy?.value else { return nil }
    switch proxy.scheme {
    case .http, .https:
      return .server(
        host: proxy.host, port: proxy.port,
        authorization: proxy.credentials.map {
          .basic(username: $0.username, password: $0.password.revealed)
        })
    case .socks5, .socks5h: return .socksServer(host: proxy.host, port: proxy.port)
    }
  }
}

/// Remembers when the latest connection became usable, for the timeline's connect phase.
private final class ConnectionOpenings: Sendable {
  private let time: any TimeSource
  private let latest = Mutex<Duration?>(nil)

  init(time: any TimeSource) { self.time = time }

  var last: Duration? { latest.withLock { $0 } }

  @Sendable func note(_ channel: any Channel) -> EventLoopFuture<Void> {
    let now = time.now()
    latest.withLock { $0 = now }
    return channel.eventLoop.makeSucceededVoidFuture()
  }
}

extension HTTPClientResponse {
  /// The media type without parameters, lower case.
  fileprivate var mediaType: String {
    let value = headers.first(name: "content-type") ?? ""
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
