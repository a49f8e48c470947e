import CZlib

/// Inflates with zlib.
final class ZlibEngine: GzipEngine {
  private var stream = z_stream()
  private let verifiesChecksum: Bool
  private(set) var hasEnded = false

  /// Prepares for a gzip stream; throws where zlib finds no memory.
  init(verifiesChecksum: Bool) throws(ClientError) {
    self.verifiesChecksum = verifiesChecksum
    // 15 window bits, plus 16: expect a gzip header.
    let result = inflateInit2_(
      &stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    guard result == Z_OK else {
      throw ClientError(.decode, "gzip cannot be started", cause: "zlib error \(result)")
    }
    // A tenth of all the time that a large list takes.
    if !verifiesChecksum { inflateValidate(&stream, 0) }
  }

  deinit { inflateEnd(&stream) }

  func inflate(
    _ input: inout UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer
  ) throws(ClientError) -> Int {
    let given = UInt32(clamping: input.count)
    // zlib's interface is not const-correct; it does not write to the input.
    stream.next_in = UnsafeMutablePointer(
      mutating: input.baseAddress?.assumingMemoryBound(to: UInt8.self))
    stream.avail_in = given
    stream.next_out = output.baseAddress?.assumingMemoryBound(to: UInt8.self)
    stream.avail_out = UInt32(clamping: output.count)
    let result = CZlib.inflate(&stream, Z_NO_FLUSH)
    switch result {
    case Z_OK, Z_BUF_ERROR: break
    case Z_STREAM_END: hasEnded = true
    default:
      throw ClientError(
        .decode, "the answer is not valid gzip",
        cause: stream.msg.map { String(cString: $0) } ?? "zlib error \(result)")
    }
    input = UnsafeRawBufferPointer(rebasing: input[Int(given - stream.avail_in)...])
    return output.count - Int(stream.avail_out)
  }

  func startNextMember() throws(ClientError) {
    guard inflateReset(&stream) == Z_OK else {
      throw ClientError(.decode, "gzip cannot be started again")
    }
    if !verifiesChecksum { inflateValidate(&stream, 0) }
    hasEnded = false
  }
}
