import NIOCore
import Synchronization

/// Sends requests along one ``Road``, over connections that they share.
///
/// One HTTP/2 connection carries all requests up to the server's limit of streams; over HTTP/1.1
/// each request has a connection of its own while it runs, without a limit, as with Go's client.
final class HTTPTransport: Sendable {
  /// What a connection's handshake needs; asked for each new connection.
  typealias TLSProvider = @Sendable () throws -> TLSSettings?

  /// The most HTTP/1.1 connections that wait for their next request.
  private static let idleLimit = 25

  private struct State {
    var http2: [HTTP2Connection] = []
    var idle: [HTTP1Connection] = []
    var busy: [ObjectIdentifier: HTTP1Connection] = [:]
    /// Whether the server has spoken HTTP/1.1, so that connections cannot be shared.
    var speaksHTTP1 = false
    var isOpening = false
    var waiters: [UInt64: CheckedContinuation<Void, any Error>] = [:]
    var lastWaiter: UInt64 = 0
    var isClosed = false
  }

  /// A connection with a place for one request.
  private enum Place {
    case http1(HTTP1Connection, isFresh: Bool)
    case http2(HTTP2Connection, isFresh: Bool)
  }

  let road: Road
  private let eventLoop: any EventLoop
  private let tls: TLSProvider
  private let pool = Mutex(State())
  private let makeConnector: @Sendable (@escaping OnEnd) -> Connector
  private typealias OnEnd = @Sendable (HTTP1Connection, Bool) -> Void

  /// Makes a transport; connects when the first request is sent.
  init(
    road: Road, timeout: Duration, time: any TimeSource, eventLoop: any EventLoop,
    proxyRoots: @escaping @Sendable () -> TrustedRoots, tls: @escaping TLSProvider
  ) {
    self.road = road
    self.eventLoop = eventLoop
    self.tls = tls
    let limit = TimeAmount.nanoseconds(Int64(clamping: Int(timeout / .nanoseconds(1))))
    makeConnector = { onEnd in
      Connector(
        road: road, proxyRoots: proxyRoots, timeout: limit, time: time, eventLoop: eventLoop,
        onHTTP1End: onEnd)
    }
  }

  /// Sends a request and waits for the head of its answer.
  ///
  /// Where a connection that was there already is gone before it answered, the request is sent once
  /// more on a new one: every request of this tool may be sent twice. Throws a
  /// ``RequestFailure``. Whoever reads the body has to cancel it where it is not read to its end.
  func send(_ message: HTTPMessage, limit: Duration? = nil) async throws -> HTTPAnswer {
    var isSecond = false
    while true {
      let place = try await self.place()
      do {
        return try await exchange(message, at: place, limit)
      } catch let failure as RequestFailure where failure.isRepeatable && !isSecond {
        isSecond = true
      }
    }
  }

  /// Has the next request open a new connection; open streams go on.
  func retire() {
    let (http2, idle) = pool.withLock { state in
      defer {
        state.http2 = []
        state.idle = []
      }
      return (state.http2, state.idle)
    }
    for connection in http2 { connection.retire() }
    for connection in idle { connection.close() }
  }

  /// Closes all connections and what they carry.
  func close() {
    let (http2, http1, waiters) = pool.withLock { state in
      defer { state = State(isClosed: true) }
      return (state.http2, state.idle + state.busy.values, state.waiters)
    }
    for connection in http2 { connection.close() }
    for connection in http1 { connection.close() }
    for waiter in waiters.values { waiter.resume(throwing: CancellationError()) }
  }

  private func exchange(
    _ message: HTTPMessage, at place: Place, _ limit: Duration?
  ) async throws -> HTTPAnswer {
    let exchange = Exchange()
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
    do {
      let head = try await withTaskCancellationHandler {
        try await exchange.head()
      } onCancel: {
        exchange.cancel()
      }
      return HTTPAnswer(head: head, body: exchange, phases: phases)
    } catch {
      throw RequestFailure(error, isFresh: isFresh, hasRead: failures.hasRead)
    }
  }
}

extension HTTPTransport {
  /// A place on a connection, which is opened where there is none.
  private func place() async throws -> Place {
    while true {
      try Task.checkCancellation()
      if let place = existingPlace() { return place }
      if pool.withLock({ $0.speaksHTTP1 }) { return try await openOwn() }
      let mustOpen = pool.withLock { state in
        defer { state.isOpening = true }
        return !state.isOpening
      }
      if mustOpen {
        if let place = try await openShared() { return place }
      } else {
        try await waitForOpening()
      }
    }
  }

  private func existingPlace() -> Place? {
    pool.withLock { state in
      state.http2.removeAll { !$0.channel.isActive }
      if let connection = state.http2.first(where: { $0.reserve() }) {
        return .http2(connection, isFresh: false)
      }
      while let connection = state.idle.popLast() {
        guard connection.isUsable else { continue }
        state.busy[ObjectIdentifier(connection)] = connection
        return .http1(connection, isFresh: false)
      }
      return nil
    }
  }

  /// Opens a connection for this request alone.
  private func openOwn() async throws -> Place {
    let place = try admit(try await open())
    if case .http2(let connection, _) = place, !connection.reserve() {
      throw ChannelError.ioOnClosedChannel
    }
    return place
  }

  /// Opens a connection that whoever waits may share; nil where it has no place left.
  private func openShared() async throws -> Place? {
    // What is opened serves others too, so that it goes on when this request is cancelled.
    let opening = Task { try await open() }
    let result = await withTaskCancellationHandler {
      await opening.result
    } onCancel: {
      if self.pool.withLock({ $0.waiters.isEmpty }) { opening.cancel() }
    }
    do {
      let place = try admit(try result.get())
      endOpening(.success(()))
      if case .http2(let connection, _) = place, !connection.reserve() { return nil }
      return place
    } catch {
      endOpening(.failure(error))
      throw error
    }
  }

  private func open() async throws -> Connector.Connection {
    let connector = makeConnector { [weak self] connection, isReusable in
      self?.hasEnded(connection, isReusable)
    }
    return try await connector.open(try tls())
  }

  /// Takes a new connection among the others.
  private func admit(_ connection: Connector.Connection) throws -> Place {
    let isClosed = pool.withLock { state in
      switch connection {
      case .http1(let connection):
        state.speaksHTTP1 = true
        state.busy[ObjectIdentifier(connection)] = connection
      case .http2(let connection):
        state.speaksHTTP1 = false
        state.http2.append(connection)
      }
      return state.isClosed
    }
    switch connection {
    case .http1(let connection):
      if isClosed { connection.close() }
      connection.channel.closeFuture.whenComplete { [weak self] _ in self?.forget(connection) }
      if isClosed { throw CancellationError() }
      return .http1(connection, isFresh: true)
    case .http2(let connection):
      if isClosed { connection.close() }
      if isClosed { throw CancellationError() }
      return .http2(connection, isFresh: true)
    }
  }

  private func endOpening(_ result: Result<Void, any Error>) {
    let waiters = pool.withLock { state in
      state.isOpening = false
      defer { state.waiters = [:] }
      return state.waiters
    }
    for waiter in waiters.values { waiter.resume(with: result) }
  }

  private func waitForOpening() async throws {
    let id = pool.withLock { state in
      state.lastWaiter &+= 1
      return state.lastWaiter
    }
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        let isWaiting = pool.withLock { state in
          guard state.isOpening, !Task.isCancelled else { return false }
          state.waiters[id] = continuation
          return true
        }
        if !isWaiting { continuation.resume() }
      }
    } onCancel: {
      pool.withLock { $0.waiters.removeValue(forKey: id) }?.resume(throwing: CancellationError())
    }
  }

  private func hasEnded(_ connection: HTTP1Connection, _ isReusable: Bool) {
    let isKept = pool.withLock { state in
      let isKnown = state.busy.removeValue(forKey: ObjectIdentifier(connection)) != nil
      guard isKnown, isReusable, !state.isClosed, state.idle.count < Self.idleLimit else {
        return false
      }
      state.idle.append(connection)
      return true
    }
    isKept ? connection.rest() : connection.close()
  }

  private func forget(_ connection: HTTP1Connection) {
    pool.withLock { state in
      state.busy[ObjectIdentifier(connection)] = nil
      state.idle.removeAll { $0 === connection }
    }
  }
}

/// Why a request has no answer, and whether it may be sent once more.
struct RequestFailure: Error {
  /// The reason.
  var cause: any Error
  /// Whether the connection had served before, so that it may have been closed meanwhile.
  var isFresh: Bool
  /// Whether anything was received on the connection.
  var hasRead: Bool

  init(_ cause: any Error, isFresh: Bool, hasRead: Bool) {
    self.cause = cause
    self.isFresh = isFresh
    self.hasRead = hasRead
  }

  /// Whether a new connection is worth a try.
  var isRepeatable: Bool { !isFresh && !(cause is CancellationError) }
}
