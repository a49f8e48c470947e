import NIOCore
import NIOHTTP2

/// Pings an HTTP/2 connection on which nothing has been read for a while, and closes it where the
/// ping brings no answer, as client-go's HTTP/2 transport does.
///
/// Without it a half-open connection (a firewall that forgot it, a node that vanished) would leave
/// every watch waiting for ever.
final class IdlePing: ChannelInboundHandler {
  typealias InboundIn = HTTP2Frame
  typealias InboundOut = HTTP2Frame
  typealias OutboundOut = HTTP2Frame

  /// When a connection is pinged and given up.
  struct Times: Sendable {
    /// How long nothing must have been read before a ping is sent.
    var idle = TimeAmount.seconds(30)
    /// How long the answer to a ping may take.
    var answer = TimeAmount.seconds(15)
  }

  private let times: Times
  private let now: () -> NIODeadline
  private var lastRead: NIODeadline
  private var hasPinged = false
  private var check: Scheduled<Void>?

  /// Makes a handler for a connection that is already active.
  init(_ times: Times = Times(), now: @escaping () -> NIODeadline = NIODeadline.now) {
    self.times = times
    self.now = now
    lastRead = now()
  }

  func handlerAdded(context: ChannelHandlerContext) {
    lastRead = now()
    schedule(in: times.idle, context)
  }

  func handlerRemoved(context: ChannelHandlerContext) { check?.cancel() }

  func channelInactive(context: ChannelHandlerContext) {
    check?.cancel()
    context.fireChannelInactive()
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    lastRead = now()
    hasPinged = false
    context.fireChannelRead(data)
  }

  private func schedule(in delay: TimeAmount, _ context: ChannelHandlerContext) {
    let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
    check = context.eventLoop.scheduleTask(in: delay) {
      let (handler, context) = bound.value
      handler.idleCheck(context)
    }
  }

  private func idleCheck(_ context: ChannelHandlerContext) {
    let idle = now() - lastRead
    if hasPinged {
      // Any read since the ping clears the flag, its answer included.
      context.close(promise: nil)
    } else if idle >= times.idle {
      hasPinged = true
      let ping = HTTP2Frame(
        streamID: .rootStream, payload: .ping(HTTP2PingData(withInteger: 0), ack: false))
      context.writeAndFlush(wrapOutboundOut(ping), promise: nil)
      schedule(in: times.answer, context)
    } else {
      schedule(in: times.idle - idle, context)
    }
  }
}
