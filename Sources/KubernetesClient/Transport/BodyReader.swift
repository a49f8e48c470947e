import NIOCore
import NIOHTTP1

/// Feeds the body of an answer to a consumer, inflated where it is compressed.
struct BodyReader {
  private let inflater: GzipInflater?

  /// Chooses by the answer's `Content-Encoding`; an encoding that was not asked for is an error.
  ///
  /// `isAuthenticated` says that TLS vouches for the bytes.
  init(headers: HTTPHeaders, isAuthenticated: Bool = false) throws(ClientError) {
    switch headers.first(name: "content-encoding")?.lowercased() {
    case nil, "", "identity": inflater = nil
    case "gzip": inflater = try GzipInflater(verifiesChecksum: !isAuthenticated)
    case let other?:
      throw ClientError(.decode, "the answer has the unknown content encoding \"\(other)\"")
    }
  }

  /// Feeds one piece of the body.
  func feed<Consumer: ResponseConsumer>(
    _ buffer: ByteBuffer, to consumer: inout Consumer
  ) throws {
    try buffer.withUnsafeReadableBytes { bytes in
      guard let inflater else {
        return try consumer.receive(bytes, wireBytes: bytes.count)
      }
      var unreported = bytes.count
      try inflater.inflate(bytes) { piece in
        try consumer.receive(piece, wireBytes: unreported)
        unreported = 0
      }
      if unreported > 0 {
        try consumer.receive(UnsafeRawBufferPointer(start: nil, count: 0), wireBytes: unreported)
      }
    }
  }

  /// Checks that a compressed body was complete.
  func finish() throws(ClientError) {
    try inflater?.finish()
  }
}
