import NIOCore
import NIOHTTP1

extension NIOAsyncChannelInboundStream<HTTPServerRequestPart>.AsyncIterator {
  /// The next whole request; its body is nil when it is larger than the limit.
  mutating func nextRequest(bodyLimit: Int) async throws -> (HTTPRequestHead, [UInt8]?)? {
    var head: HTTPRequestHead?
    var body: [UInt8]? = []
    while let part = try await next() {
      switch part {
      case .head(let value): head = value
      case .body(let buffer):
        guard let count = body?.count, count + buffer.readableBytes <= bodyLimit else {
          body = nil
          continue
        }
        body?.append(contentsOf: buffer.readableBytesView)
      case .end: return head.map { ($0, body) }
      }
    }
    return nil
  }
}
