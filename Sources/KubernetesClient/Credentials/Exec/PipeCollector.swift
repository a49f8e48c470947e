import NIOCore
import NIOPosix
import Synchronization
import SystemPackage

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Collects what a child process writes to one of its outputs.
///
/// Waiting for the end of the pipe is bounded: what the child has left behind may hold it open.
final class PipeCollector: Sendable {
  /// Which bytes are kept of an output that is too long.
  enum Keeping: Sendable {
    /// None beyond the limit; `onOverflow` is called.
    case first(limit: Int, onOverflow: @Sendable () -> Void)
    /// The last ones.
    case last(limit: Int)
  }

  /// The end to hand to the child; closed by whoever spawns it.
  let writeEnd: SystemPackage.FileDescriptor
  private let channel: any Channel
  private let box: Box

  private init(writeEnd: SystemPackage.FileDescriptor, channel: any Channel, box: Box) {
    self.writeEnd = writeEnd
    self.channel = channel
    self.box = box
  }

  /// Opens a pipe whose ends no other child inherits.
  static func open(_ keeping: Keeping, on eventLoop: any EventLoop) async throws -> PipeCollector {
    let ends = try SystemPackage.FileDescriptor.pipe()
    for end in [ends.readEnd, ends.writeEnd] { _ = fcntl(end.rawValue, F_SETFD, FD_CLOEXEC) }
    let box = Box(keeping)
    do {
      let channel = try await NIOPipeBootstrap(group: eventLoop)
        .channelInitializer { channel in
          channel.eventLoop.makeCompletedFuture {
            try channel.pipeline.syncOperations.addHandler(Reader(box))
          }
        }
        .takingOwnershipOfDescriptor(input: ends.readEnd.rawValue).get()
      return PipeCollector(writeEnd: ends.writeEnd, channel: channel, box: box)
    } catch {
      try? ends.readEnd.close()
      try? ends.writeEnd.close()
      throw error
    }
  }

  /// What was written, up to the end of the pipe or until `grace` is over.
  func finish(grace: TimeAmount) async -> [UInt8] {
    let timer = channel.eventLoop.scheduleTask(in: grace) { [channel] in
      channel.close(promise: nil)
    }
    try? await channel.closeFuture.get()
    timer.cancel()
    return box.content
  }

  /// The bytes so far.
  final class Box: Sendable {
    private let keeping: Keeping
    private let bytes = Mutex<[UInt8]>([])

    init(_ keeping: Keeping) { self.keeping = keeping }

    var content: [UInt8] { bytes.withLock { $0 } }

    /// Adds a piece; says whether nothing more is wanted.
    func add(_ piece: ByteBufferView) -> Bool {
      switch keeping {
      case .first(let limit, let onOverflow):
        let isFull = bytes.withLock { bytes in
          bytes += piece.prefix(limit - bytes.count)
          return bytes.count >= limit
        }
        if isFull { onOverflow() }
        return isFull
      case .last(let limit):
        bytes.withLock { bytes in
          bytes += piece.suffix(limit)
          bytes.removeFirst(max(0, bytes.count - limit))
        }
        return false
      }
    }
  }

  private final class Reader: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    private let box: Box

    init(_ box: Box) { self.box = box }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
      // Whoever goes on writing gets SIGPIPE.
      if box.add(unwrapInboundIn(data).readableBytesView) { context.close(promise: nil) }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
      context.close(promise: nil)
    }
  }
}
