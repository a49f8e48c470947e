import NIOCore
import NIOHTTP1

/// One client's connection to an issuer.
struct IssuerConnection: Sendable {
  typealias Outbound = NIOAsyncChannelOutboundWriter<OutboundPart>

  let core: IssuerCore

  private static let bodyLimit = 1 << 20

  /// Serves until the client ends it.
  func serve(_ exchange: HTTPServer.Exchange) async {
    let port = exchange.channel.localAddress?.port ?? 0
    // What is thrown here is the client's going away, which just ends it.
    try? await exchange.executeThenClose { inbound, outbound in
      var parts = inbound.makeAsyncIterator()
      while let (head, body) = try await parts.nextRequest(bodyLimit: Self.bodyLimit) {
        let request = IssuerRequest(head, body ?? [], options: core.options, port: port)
        core.log.append(request.record)
        switch fault(of: request) {
        case .hang: while try await parts.next() != nil {}
        case .huge(let bytes): try await write(bytes: bytes, outbound)
        case let fault: try await write(try answer(request, fault), outbound)
        }
      }
    }
  }

  private func fault(of request: IssuerRequest) -> SimulatedOIDCIssuer.Fault? {
    core.faults.strike { $0.endpoint == nil || $0.endpoint == request.endpoint }?.fault
  }

  private func answer(
    _ request: IssuerRequest, _ fault: SimulatedOIDCIssuer.Fault?
  ) throws -> IssuerCore.Answer {
    switch fault {
    case .refuse(let error, let status): return .error(error, status)
    case .status(let status): return .text("the simulated issuer is out of order\n", status)
    case .redirect(let url):
      return IssuerCore.Answer(status: 302, headers: [("location", url)], body: [])
    case .rubbish: return .text("<html><body>Please log in</body></html>\n", 200, "text/html")
    case .withoutIDToken, .hang, .huge, nil: break
    }
    switch (request.endpoint, request.record.method) {
    case (.discovery, "GET"): return core.discovery(issuer: request.issuer)
    case (.keys, "GET"): return try core.keys()
    case (.token, "POST"):
      return try core.tokens(
        request.token, issuer: request.issuer, withIDToken: fault != .withoutIDToken)
    case (nil, _): return .text("not found\n", 404)
    default: return .text("method not allowed\n", 405)
    }
  }

  private func write(_ answer: IssuerCore.Answer, _ outbound: Outbound) async throws {
    var head = HTTPResponseHead(version: .http1_1, status: .init(statusCode: answer.status))
    head.headers.add(name: "content-type", value: answer.contentType)
    head.headers.add(name: "content-length", value: String(answer.body.count))
    for (name, value) in answer.headers { head.headers.add(name: name, value: value) }
    try await outbound.write(.head(head))
    try await outbound.write(.body(ByteBuffer(bytes: answer.body)))
    try await outbound.write(.end(nil))
  }

  /// One long string that begins a JSON object and never ends it.
  private func write(bytes: Int, _ outbound: Outbound) async throws {
    let start = Array(#"{"access_token":""#.utf8)
    var head = HTTPResponseHead(version: .http1_1, status: .ok)
    head.headers.add(name: "content-type", value: "application/json")
    try await outbound.write(.head(head))
    try await outbound.write(.body(ByteBuffer(bytes: start.prefix(max(0, bytes)))))
    let piece = ByteBuffer(repeating: UInt8(ascii: "a"), count: 1 << 16)
    var left = max(0, bytes - start.count)
    while left > 0, let part = piece.getSlice(at: 0, length: min(left, piece.readableBytes)) {
      try await outbound.write(.body(part))
      left -= part.readableBytes
    }
    try await outbound.write(.end(nil))
  }
}

extension IssuerCore.Answer {
  fileprivate static func text(
    _ text: String, _ status: Int, _ type: String = "text/plain"
  ) -> IssuerCore.Answer {
    IssuerCore.Answer(
      status: status, contentType: "\(type); charset=utf-8", body: Array(text.utf8))
  }
}
