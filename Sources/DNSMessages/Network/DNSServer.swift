import NIOCore
import NIOPosix

/// A name server on this machine, over UDP and TCP: for trying out clients.
public final class DNSServer: Sendable {
  /// What is done about a question.
  public enum Action: Sendable {
    /// It is answered, after a while.
    case answer(Message, after: Duration = .zero)
    /// These bytes are sent.
    case send([UInt8])
    /// Nothing is sent.
    case ignore
  }

  /// Answers questions.
  public typealias Responder = @Sendable (_ question: Message, _ client: InternetAddress) -> Action

  /// Where it listens.
  public let address: ServerAddress
  private let channels: [any Channel]

  private init(address: ServerAddress, channels: [any Channel]) {
    self.address = address
    self.channels = channels
  }

  /// How often a port that is free for UDP is tried for TCP too, where any port will do.
  private static let tries = 16

  /// Listens on an address; port 0 takes a free one.
  public static func start(
    _ address: ServerAddress, responder: @escaping Responder
  ) async throws -> DNSServer {
    for attempt in 1...tries {
      let datagrams = try await DatagramBootstrap(group: MultiThreadedEventLoopGroup.singleton)
        .channelInitializer { channel in
          channel.eventLoop.makeCompletedFuture {
            try channel.pipeline.syncOperations.addHandler(DatagramResponder(responder))
          }
        }.bind(to: try address.socketAddress()).get()
      var bound = address
      bound.port = datagrams.localAddress?.port ?? address.port
      do {
        let streams = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
          .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
          .childChannelInitializer { channel in
            channel.eventLoop.makeCompletedFuture {
              try channel.pipeline.syncOperations.addHandler(StreamResponder(responder))
            }
          }.bind(to: try bound.socketAddress()).get()
        return DNSServer(address: bound, channels: [datagrams, streams])
      } catch {
        try? await datagrams.close()
        if address.port != 0 || attempt == tries { throw error }
      }
    }
    throw ChannelError.unknownLocalAddress
  }

  /// Stops listening.
  public func stop() async {
    for channel in channels { try? await channel.close() }
  }
}

/// Answers questions that come as datagrams.
private final class DatagramResponder: ChannelInboundHandler {
  typealias InboundIn = AddressedEnvelope<ByteBuffer>
  typealias OutboundOut = AddressedEnvelope<ByteBuffer>

  /// How many bytes a client takes that does not say otherwise (RFC 1035).
  private static let limit = 512
  private let responder: DNSServer.Responder

  init(_ responder: @escaping DNSServer.Responder) { self.responder = responder }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    let envelope = unwrapInboundIn(data)
    guard let question = try? Message(Array(envelope.data.readableBytesView)) else { return }
    let client = envelope.remoteAddress.ipAddress.flatMap { InternetAddress($0) }
    let limit = max(Self.limit, Int(question.edns?.udpSize ?? 0))
    let channel = context.channel
    respond(responder(question, client ?? InternetAddress(ipv4: 0)), limit: limit, context) {
      bytes in
      let buffer = channel.allocator.buffer(bytes: bytes)
      channel.writeAndFlush(
        AddressedEnvelope(remoteAddress: envelope.remoteAddress, data: buffer), promise: nil)
    }
  }
}

/// Answers questions that come over a connection.
private final class StreamResponder: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer

  private let responder: DNSServer.Responder
  private var received = ByteBuffer()

  init(_ responder: @escaping DNSServer.Responder) { self.responder = responder }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    var buffer = unwrapInboundIn(data)
    received.writeBuffer(&buffer)
    while let length = received.getInteger(at: received.readerIndex, as: UInt16.self),
      received.readableBytes >= Int(length) + 2
    {
      received.moveReaderIndex(forwardBy: 2)
      guard let question = try? Message(received.readBytes(length: Int(length)) ?? []) else {
        context.close(promise: nil)
        return
      }
      let client = context.remoteAddress?.ipAddress.flatMap { InternetAddress($0) }
      let channel = context.channel
      respond(
        responder(question, client ?? InternetAddress(ipv4: 0)), limit: Int(UInt16.max), context
      ) { bytes in
        var buffer = channel.allocator.buffer(capacity: bytes.count + 2)
        buffer.writeInteger(UInt16(clamping: bytes.count))
        buffer.writeBytes(bytes)
        channel.writeAndFlush(buffer, promise: nil)
      }
    }
  }
}

extension ChannelInboundHandler {
  /// Carries an action out.
  fileprivate func respond(
    _ action: DNSServer.Action, limit: Int, _ context: ChannelHandlerContext,
    send: @escaping @Sendable ([UInt8]) -> Void
  ) {
    switch action {
    case .ignore: return
    case .send(let bytes): send(bytes)
    case .answer(let message, let delay):
      guard let bytes = message.encoded(limit: limit) else { return }
      guard delay > .zero else { return send(bytes) }
      context.eventLoop.scheduleTask(in: .nanoseconds(delay.nanoseconds)) { send(bytes) }
    }
  }
}
