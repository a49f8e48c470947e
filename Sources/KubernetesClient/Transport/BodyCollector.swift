import KubernetesWire

/// Keeps a whole small answer in memory, up to a limit.
struct BodyCollector: ResponseConsumer {
  private(set) var bytes: [UInt8] = []
  private(set) var head: ResponseHead?
  private let limit: Int

  /// The answer is larger than the limit; so many bytes of it are kept.
  struct TooLarge: Error {}

  /// Keeps at most `limit` bytes; more than that end the request with ``TooLarge``.
  init(limit: Int) { self.limit = limit }

  mutating func receive(_ head: ResponseHead) { self.head = head }

  mutating func receive(_ piece: UnsafeRawBufferPointer, wireBytes: Int) throws(TooLarge) {
    bytes.append(contentsOf: piece.prefix(limit - bytes.count))
    if piece.count > 0, bytes.count >= limit { throw TooLarge() }
  }
}

extension APITransport {
  /// Sends a request and reads its whole answer as JSON.
  ///
  /// Throws a ``ClientError``; an answer over `limit` bytes is one of code `decode`.
  public func json(_ request: APIRequest, limit: Int = 64 << 20) async throws -> JSONValue {
    var body = BodyCollector(limit: limit)
    do {
      try await perform(request, into: &body)
    } catch is BodyCollector.TooLarge {
      throw ClientError(.decode, "the answer to \(request.line) is larger than \(limit) bytes")
    }
    do {
      return try JSONValue(parsing: body.bytes)
    } catch {
      throw ClientError(
        .decode, "the answer to \(request.line) is not valid JSON", cause: "\(error)")
    }
  }
}
