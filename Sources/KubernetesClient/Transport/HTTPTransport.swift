import NIOCore

/// How long a request may bring nothing; nil for ever.
struct SilenceLimit {
  var beforeHead: Duration?
  var inBody: Duration?
  /// Whether only a connection that cannot be pinged is meant: one of HTTP/2 is, see ``IdlePing``.
  var isForHTTP1Only = false

  static let none = SilenceLimit()
}

/// Sends requests along one ``Road``, over connections that they share.
final class HTTPTransport: Sendable {
  /// What a connection's handshake needs; asked for each new connection.
  typealias TLSProvider = @Sendable () throws -> TLSSettings?

  let road: Road
  private let eventLoop: any EventLoop
  private let pool: ConnectionPool
  private let makeConnector:
    @Sendable (TimeAmount, @escaping @Sendable (HTTP1Connection, Bool) -> Void) -> Connector

  /// Makes a transport; connects when the first request is sent.
  init(
    road: Road, timeout: Duration, time: any TimeSource, eventLoop: any EventLoop,
    pings: IdlePing.Times = IdlePing.Times(), proxyRoots: @escaping @Sendable () -> TrustedRoots,
    tls: @escaping TLSProvider
  ) {
    self.road = road
    self.eventLoop = eventLoop
    let makeConnector = { @Sendable (limit: TimeAmount, onEnd) in
      Connector(
        road: road, proxyRoots: proxyRoots, timeout: limit, time: time, eventLoop: eventLoop,
        pings: pings, onHTTP1End: onEnd)
    }
    self.makeConnector = makeConnector
    let limit = timeout.timeAmount
    pool = ConnectionPool { onEnd in try await makeConnector(limit, onEnd).open(try tls()) }
  }

  /// Sends a request and waits for the head of its answer.
  ///
  /// Where a connection that was there already is gone before it answered, the request is sent once
  /// more on a new one: every request of this tool may be sent twice. Throws a
  /// ``RequestFailure``. Whoever reads the body has to cancel it where it is not read to its end.
  func send(
    _ message: HTTPMessage, limit: Duration? = nil, silence: SilenceLimit = .none,
    onSent: () -> Void = {}
  ) async throws -> HTTPAnswer {
    var isSecond = false
    while true {
      let place = try await pool.place()
      do {
        return try await exchange(message, at: place, limit, silence, onSent)
      } catch let failure as RequestFailure where failure.isRepeatable && !isSecond {
        isSecond = true
      }
    }
  }

  /// What opens a connection along the road that is not one of the pool.
  func connector(timeout: Duration) -> Connector { makeConnector(timeout.timeAmount) { _, _ in } }

  /// Ends an answer that has not ended by itself after that time.
  func limit(_ body: Exchange, to limit: Duration) { body.limit(to: limit, on: eventLoop) }

  /// Has the next request open a new connection; open streams go on.
  func retire() { pool.retire() }

  /// Closes all connections and what they carry.
  func close() { pool.close() }

  private func exchange(
    _ message: HTTPMessage, at place: ConnectionPool.Place, _ limit: Duration?,
    _ silence: SilenceLimit, _ onSent: () -> Void
  ) async throws -> HTTPAnswer {
    let exchange = Exchange()
    var silence = silence
    if case .http2 = place, silence.isForHTTP1Only { silence = .none }
    if let head = silence.beforeHead { exchange.limitSilence(to: head, on: eventLoop) }
    if let limit { exchange.limit(to: limit, on: eventLoop) }
    let (phases, failures, isFresh): (ConnectionPhases, ConnectionFailures, Bool)
    switch place {
    case .http1(let connection, let fresh):
      (phases, failures, isFresh) = (connection.phases, connection.failures, fresh)
      connection.start(message, exchange)
    case .http2(let connection, let fresh):
      (phases, failures, isFresh) = (connection.phases, connection.failures, fresh)
      connection.start(message, exchange)
    }
    onSent()
    do {
      let head = try await withTaskCancellationHandler {
        try await exchange.head()
      } onCancel: {
        exchange.cancel()
      }
      if let body = silence.inBody { exchange.limitSilence(to: body, on: eventLoop) }
      return HTTPAnswer(head: head, body: exchange, phases: phases)
    } catch {
      throw RequestFailure(error, isFresh: isFresh, hasRead: failures.hasRead)
    }
  }
}
