import NIOCore
import NIOHTTP2

/// Gives each DATA frame a buffer of its own size.
///
/// The frame decoder hands out slices of its receive buffer, so one frame of a few hundred bytes
/// that waits for its reader would keep tens of kilobytes alive; a full flow-control window of such
/// frames cost several hundred megabytes where the copy costs a few.
final class DataFrameCompactor: ChannelInboundHandler {
  typealias InboundIn = HTTP2Frame
  typealias InboundOut = HTTP2Frame

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    var frame = unwrapInboundIn(data)
    if case .data(var content) = frame.payload, case .byteBuffer(let slice) = content.data {
      content.data = .byteBuffer(context.channel.allocator.buffer(bytes: slice.readableBytesView))
      frame.payload = .data(content)
    }
    context.fireChannelRead(wrapInboundOut(frame))
  }
}
