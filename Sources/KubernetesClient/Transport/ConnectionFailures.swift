import NIOCore
import Synchronization

/// What went wrong on a connection as a whole, and how far it had come.
///
/// Streams only see that their connection is gone; the reason has passed the connection's own
/// pipeline before.
final class ConnectionFailures: Sendable {
  private struct State {
    var first: (any Error)?
    var verification: ServerVerification.Failure?
    var hasRead = false
    var hasTimedOut = false
  }

  private let state = Mutex(State())

  /// The first failure: the verdict on the server's certificate comes before what followed from it.
  var first: (any Error)? {
    state.withLock { state in
      state.verification ?? (state.hasTimedOut ? ChannelError.connectTimeout(.zero) : state.first)
    }
  }

  /// Whether anything was received after the handshake.
  var hasRead: Bool { state.withLock { $0.hasRead } }

  func note(_ error: any Error) {
    state.withLock { state in
      if state.first == nil { state.first = error }
    }
  }

  func note(_ failure: ServerVerification.Failure) {
    state.withLock { $0.verification = failure }
  }

  func noteTimeOut() { state.withLock { $0.hasTimedOut = true } }

  func noteRead() { state.withLock { $0.hasRead = true } }
}

/// Notes what passes between TLS and HTTP.
final class ConnectionWatch: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer
  typealias InboundOut = ByteBuffer

  private let failures: ConnectionFailures
  private var hasRead = false

  init(_ failures: ConnectionFailures) { self.failures = failures }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    if !hasRead {
      hasRead = true
      failures.noteRead()
    }
    context.fireChannelRead(data)
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    failures.note(error)
    context.fireErrorCaught(error)
  }
}

/// Closes a connection that has failed, at the end of its pipeline.
final class ConnectionCloser: ChannelInboundHandler {
  typealias InboundIn = Any

  func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }
}
