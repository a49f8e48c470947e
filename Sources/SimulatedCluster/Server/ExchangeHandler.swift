import KubernetesClient
import NIOCore
import NIOHTTP1
import NIOHTTP2
import X509

/// Reads requests from a connection (HTTP/1.1) or a stream (HTTP/2) and writes the answers.
struct ExchangeHandler: Sendable {
  let core: ServerCore
  let tls: ServerTLS
  let isHTTP2: Bool

  /// Larger bodies are refused with 413, as by the real server.
  private static let bodyLimit = 3 << 20

  /// Serves until the client or a fault ends it.
  func serve(_ exchange: HTTPServer.Exchange) async {
    let channel = exchange.channel
    let presented = await tls.presented(on: connection(of: channel))
    // What is thrown here is the client's going away, or a cut on purpose: both just end it.
    try? await exchange.executeThenClose { inbound, outbound in
      var parts = inbound.makeAsyncIterator()
      while let (head, body) = try await parts.nextRequest(bodyLimit: Self.bodyLimit) {
        let request = request(head, body, await tls.certificate(of: presented))
        try await answer(request, head, outbound, channel)
        guard isHTTP2 || head.keepsConnection else { return }
      }
      // Closing would drop what still waits for the client's flow-control window; an HTTP/2 stream
      // closes by itself once its end has been sent.
      if isHTTP2 { try await channel.closeFuture.get() }
    }
  }

  /// The connection that carries an exchange; the parent of one of HTTP/1.1 is the listener.
  private func connection(of channel: any Channel) -> any Channel {
    isHTTP2 ? channel.parent ?? channel : channel
  }

  private func request(
    _ head: HTTPRequestHead, _ body: [UInt8]?, _ certificate: Certificate?
  ) -> ServerRequest {
    let (path, query) = ServerRequest.target(head.uri)
    return ServerRequest(
      method: head.method.rawValue, path: path, query: query,
      headers: RequestHeaders(head.headers.map { ($0.name, $0.value) }), body: body,
      httpVersion: isHTTP2 ? "HTTP/2" : "HTTP/1.1", certificate: certificate)
  }

  private func answer(
    _ request: ServerRequest, _ head: HTTPRequestHead,
    _ outbound: NIOAsyncChannelOutboundWriter<OutboundPart>, _ channel: any Channel
  ) async throws {
    let record = core.record(request)
    core.log.append(record)
    let fault = core.faults.strike(record)
    var request = request
    var damage = ResponseWriter.Damage()
    var replacement: ServerResponse?
    switch fault {
    case .reset: return try await reset(channel)
    case .delay(let duration): try await core.options.time.sleep(for: duration)
    case .status(let status): replacement = .failure(APIFailure(status), for: request)
    case .answer(let status, let type, let body):
      replacement = ServerResponse(status: status, contentType: type, body: .bytes(body))
    case .endlessAnswer(let status, let type, let body, let repeats):
      replacement = .endless(status: status, contentType: type, body: body, repeats: repeats)
    case .drip(let bytes, let pause): damage.drip = (bytes, pause)
    case .corrupt(let position): damage.corruptAt = position
    case .resetAfter(let bytes): damage.limit = (bytes, .reset)
    case .stallAfter(let bytes): damage.limit = (bytes, .stall)
    case .halfOpenAfter(let bytes): damage.limit = (bytes, .halfOpen)
    case .endAfter(let bytes): damage.limit = (bytes, .end)
    case .watch(let fault): request.watchFault = fault
    case .refuse, .contentType, .goAway, nil: break
    }
    var response: ServerResponse
    if let replacement {
      response = replacement
    } else {
      response = await core.respond(to: request)
    }
    response.compress(for: request, from: core.options.gzipThreshold)
    if case .contentType(let type) = fault { response.contentType = type }
    try await write(response, head, outbound, channel, damage)
    if case .goAway = fault { sendGoAway(channel) }
  }

  private func write(
    _ response: ServerResponse, _ request: HTTPRequestHead,
    _ outbound: NIOAsyncChannelOutboundWriter<OutboundPart>, _ channel: any Channel,
    _ damage: ResponseWriter.Damage
  ) async throws {
    switch response.body {
    case .bytes, .stream: break
    case .panic: return try await panic(channel)
    case .closing(let bytes): return try await writeClosing(bytes, channel)
    case .portForward(let forward): return try await serve(forward, channel)
    }
    var head = HTTPResponseHead(
      version: isHTTP2 ? .http2 : .http1_1, status: .init(statusCode: response.status))
    head.headers = response.httpHeaders
    if !isHTTP2, !request.keepsConnection { head.headers.add(name: "connection", value: "close") }
    try await outbound.write(.head(head))
    let writer = ResponseWriter(
      outbound, channel: channel, damage: damage, time: core.options.time)
    do {
      switch response.body {
      case .bytes(let bytes): if request.method != .HEAD { try await writer.write(bytes) }
      case .stream(let produce): try await produce(writer)
      case .panic, .closing, .portForward: break
      }
    } catch ResponseWriter.Cut.end {
      // Ends cleanly, but early.
    } catch ResponseWriter.Cut.halfOpen {
      try await ConnectionFreezer.freeze(connection(of: channel))
      return await writer.waitUntilClosed()
    } catch ResponseWriter.Cut.stall {
      return await writer.waitUntilClosed()
    } catch {
      // The head is out already, so that only a reset tells the client that this is no whole body.
      return try await reset(channel)
    }
    if isHTTP2 || request.keepsConnection { return try await outbound.write(.end(nil)) }
    // The connection is closed next, which would drop what the system has not taken yet.
    try await channel.writeAndFlush(OutboundPart.end(nil))
  }

  /// Ends without an end: RST_STREAM in HTTP/2, a closed connection in HTTP/1.1.
  private func reset(_ channel: any Channel) async throws {
    try? await channel.close()
  }

  /// Ends as a handler of Go's server does that panics.
  private func panic(_ channel: any Channel) async throws {
    if isHTTP2 {
      try? await channel.eventLoop.submit {
        let codec = try channel.pipeline.syncOperations.context(
          handlerType: HTTP2FramePayloadToHTTP1ServerCodec.self)
        codec.writeAndFlush(
          NIOAny(HTTP2Frame.FramePayload.rstStream(.internalError)), promise: nil)
      }.get()
    }
    try await reset(channel)
  }

  private func sendGoAway(_ channel: any Channel) {
    guard isHTTP2, let connection = channel.parent else { return }
    let frame = HTTP2Frame(
      streamID: .rootStream,
      payload: .goAway(
        lastStreamID: .maxID, errorCode: .noError, opaqueData: nil))
    connection.writeAndFlush(frame, promise: nil)
  }
}

extension HTTPRequestHead {
  /// Whether another request may follow; the parser reads nothing behind one that wants an upgrade.
  fileprivate var keepsConnection: Bool { isKeepAlive && !headers.contains(name: "upgrade") }
}
