import NIOCore
import NIOPosix
import Synchronization

/// Asks name servers, over UDP and over TCP where the answer does not fit.
public struct DNSClient: Sendable {
  /// Why there is no answer.
  public enum Failure: Error, Hashable, Sendable, CustomStringConvertible {
    /// Nothing came in time; `strays` answers were to other questions.
    case timeout(strays: Int)
    /// What came is no message.
    case malformed(MessageFault)
    /// The server cannot be reached.
    case unreachable(String)

    /// What went wrong.
    public var description: String {
      switch self {
      case .timeout(strays: 0): "no answer in time"
      case .timeout(let strays): "no answer in time, but \(strays) to other questions"
      case .malformed(let fault): "the answer is no DNS message: \(fault)"
      case .unreachable(let reason): "cannot be reached: \(reason)"
      }
    }
  }

  /// How long to wait for an answer.
  public var timeout: Duration
  /// Gives the identifier of each question.
  public var identifier: @Sendable () -> UInt16

  /// Makes a client.
  public init(
    timeout: Duration,
    identifier: @escaping @Sendable () -> UInt16 = { .random(in: 0...UInt16.max) }
  ) {
    self.timeout = timeout
    self.identifier = identifier
  }

  /// Asks a server, without EDNS; where its answer is cut off, again over TCP.
  ///
  /// An answer with another identifier or question is not taken.
  public func ask(
    _ server: ServerAddress, _ name: DNSName, _ type: RecordType
  ) async throws(Failure) -> Message {
    let question = Message(id: identifier(), MessageQuestion(name, type))
    let answer = try await exchange(question, server, isStream: false)
    guard answer.isTruncated else { return answer }
    return try await exchange(question, server, isStream: true)
  }

  private func exchange(
    _ question: Message, _ server: ServerAddress, isStream: Bool
  ) async throws(Failure) -> Message {
    guard let bytes = question.encoded() else {
      throw .malformed(MessageFault(message: "the name cannot be packed", offset: 12))
    }
    let exchange = Exchange(question: question, bytes: bytes, isStream: isStream)
    do {
      return try await exchange.run(server, timeout: timeout)
    } catch let failure as Failure {
      throw failure
    } catch {
      throw .unreachable("\(error)")
    }
  }
}

/// One question on a connection of its own.
private struct Exchange {
  let question: Message
  let bytes: [UInt8]
  let isStream: Bool

  func run(_ server: ServerAddress, timeout: Duration) async throws -> Message {
    let loop = MultiThreadedEventLoopGroup.singleton.next()
    let promise = loop.makePromise(of: Message.self)
    let strays = StrayCount()
    let (bytes, isStream) = (self.bytes, self.isStream)
    let address = try server.socketAddress()
    let initializer: @Sendable (any Channel) -> EventLoopFuture<Void> = { channel in
      channel.eventLoop.makeCompletedFuture {
        let pipeline = channel.pipeline.syncOperations
        if !isStream { try pipeline.addHandler(DatagramUnwrapper()) }
        try pipeline.addHandler(AnswerHandler(question, promise, strays, isStream: isStream))
      }
    }
    let timer = loop.scheduleTask(in: .nanoseconds(timeout.nanoseconds)) {
      promise.fail(DNSClient.Failure.timeout(strays: strays.count))
    }
    let connected =
      isStream
      ? ClientBootstrap(group: loop).channelInitializer(initializer).connect(to: address)
      : DatagramBootstrap(group: loop).channelInitializer(initializer).connect(to: address)
    connected.whenSuccess { channel in
      var buffer = channel.allocator.buffer(capacity: bytes.count + 2)
      if isStream { buffer.writeInteger(UInt16(clamping: bytes.count)) }
      buffer.writeBytes(bytes)
      channel.writeAndFlush(buffer).cascadeFailure(to: promise)
    }
    connected.cascadeFailure(to: promise)
    do {
      let answer = try await promise.futureResult.get()
      timer.cancel()
      try? await connected.get().close()
      return answer
    } catch {
      timer.cancel()
      if let channel = try? await connected.get() { try? await channel.close() }
      throw error
    }
  }
}

/// How many answers to other questions came.
private final class StrayCount: Sendable {
  private let value = Atomic(0)

  func add() { value.add(1, ordering: .relaxed) }

  var count: Int { value.load(ordering: .relaxed) }
}

/// Gives the content of datagrams, which come from the connected server alone.
private final class DatagramUnwrapper: ChannelInboundHandler {
  typealias InboundIn = AddressedEnvelope<ByteBuffer>
  typealias InboundOut = ByteBuffer

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    context.fireChannelRead(wrapInboundOut(unwrapInboundIn(data).data))
  }
}

/// Takes the answer to one question.
private final class AnswerHandler: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer

  private let question: Message
  private let promise: EventLoopPromise<Message>
  private let strays: StrayCount
  private let isStream: Bool
  private var received = ByteBuffer()

  init(
    _ question: Message, _ promise: EventLoopPromise<Message>, _ strays: StrayCount, isStream: Bool
  ) {
    self.question = question
    self.promise = promise
    self.strays = strays
    self.isStream = isStream
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    var buffer = unwrapInboundIn(data)
    guard isStream else { return take(Array(buffer.readableBytesView)) }
    received.writeBuffer(&buffer)
    while let length = received.getInteger(at: received.readerIndex, as: UInt16.self),
      received.readableBytes >= Int(length) + 2
    {
      received.moveReaderIndex(forwardBy: 2)
      take(received.readBytes(length: Int(length)) ?? [])
    }
  }

  private func take(_ bytes: [UInt8]) {
    do throws(MessageFault) {
      let message = try Message(bytes)
      let isAsked = message.questions.first.map { asked in
        asked.name.lowercased == question.questions.first?.name.lowercased
          && asked.type == question.questions.first?.type
      }
      // A server that cannot read a question may leave it out of its answer.
      guard message.id == question.id, message.isResponse, isAsked ?? (message.code != .noError)
      else { return strays.add() }
      promise.succeed(message)
    } catch {
      promise.fail(DNSClient.Failure.malformed(error))
    }
  }

  func channelInactive(context: ChannelHandlerContext) {
    promise.fail(DNSClient.Failure.unreachable("the server closed the connection"))
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    promise.fail(DNSClient.Failure.unreachable("\(error)"))
  }
}

extension Duration {
  /// The whole nanoseconds, as far as they fit.
  var nanoseconds: Int64 {
    let (seconds, attoseconds) = components
    let (product, overflows) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
    let (sum, alsoOverflows) = product.addingReportingOverflow(attoseconds / 1_000_000_000)
    return overflows || alsoOverflows ? .max : sum
  }
}
