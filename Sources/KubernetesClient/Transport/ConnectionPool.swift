import NIOCore
import Synchronization

/// The connections along one road, and places on them for requests.
///
/// One HTTP/2 connection carries all requests up to the server's limit of streams; over HTTP/1.1
/// each request has a connection of its own while it runs, without a limit, as with Go's client.
final class ConnectionPool: Sendable {
  /// A connection with a place for one request.
  enum Place {
    case http1(HTTP1Connection, isFresh: Bool)
    case http2(HTTP2Connection, isFresh: Bool)
  }

  /// Opens a connection, and tells when an answer on one of HTTP/1.1 has ended.
  typealias Opener =
    @Sendable (@escaping @Sendable (HTTP1Connection, Bool) -> Void) async throws ->
    Connector.Connection

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

  private let opener: Opener
  private let pool = Mutex(State())

  /// Makes an empty pool.
  init(_ opener: @escaping Opener) { self.opener = opener }

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

  /// A place on a connection, which is opened where there is none.
  func place() async throws -> Place {
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
    try await opener { [weak self] connection, isReusable in
      self?.hasEnded(connection, isReusable)
    }
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
