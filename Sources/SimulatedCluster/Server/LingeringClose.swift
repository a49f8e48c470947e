import NIOCore

/// Ends a connection's output first, and closes it when the client has closed too or a second later.
///
/// Closing at once would have the system reset the connection when the client has sent something
/// that nobody read, and then the client may lose what it was told last: a TLS alert.
final class LingeringClose: ChannelDuplexHandler {
  typealias InboundIn = ByteBuffer
  typealias OutboundIn = ByteBuffer

  private var timer: Scheduled<Void>?

  func close(context: ChannelHandlerContext, mode: CloseMode, promise: EventLoopPromise<Void>?) {
    guard mode == .all, timer == nil else { return context.close(mode: mode, promise: promise) }
    context.channel.closeFuture.cascade(to: promise)
    let channel = context.channel
    timer = context.eventLoop.scheduleTask(in: .seconds(1)) { channel.close(promise: nil) }
    context.close(mode: .output, promise: nil)
    context.read()
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    if timer == nil {
      context.fireChannelRead(data)
    }
  }

  func channelReadComplete(context: ChannelHandlerContext) {
    if timer == nil {
      context.fireChannelReadComplete()
    } else {
      context.read()
    }
  }

  func channelInactive(context: ChannelHandlerContext) {
    timer?.cancel()
    context.fireChannelInactive()
  }
}
