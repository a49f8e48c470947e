import CZlib

/// Inflates a gzip stream piece by piece into a buffer of fixed size.
///
/// Answers are inflated on the task that decodes them, not on the connection's event loop, so that
/// the flow-control window of the compressed stream bounds memory.
final class GzipInflater {
  private static let outputSize = 64 * 1024

  private var stream = z_stream()
  private let output = UnsafeMutableRawBufferPointer.allocate(
    byteCount: GzipInflater.outputSize, alignment: 16)
  private var hasEnded = false

  /// Prepares for one gzip stream; throws where zlib finds no memory.
  init() throws(ClientError) {
    // 15 window bits, plus 16: expect a gzip header.
    let result = inflateInit2_(
      &stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    guard result == Z_OK else {
      output.deallocate()
      throw ClientError(.decode, "gzip cannot be started", cause: "zlib error \(result)")
    }
  }

  deinit {
    inflateEnd(&stream)
    output.deallocate()
  }

  /// Inflates `input` and calls `emit` with each filled piece of output.
  func inflate(
    _ input: UnsafeRawBufferPointer, _ emit: (UnsafeRawBufferPointer) throws -> Void
  ) throws {
    guard let start = input.bindMemory(to: UInt8.self).baseAddress else { return }
    // zlib's interface is not const-correct; it does not write to the input.
    stream.next_in = UnsafeMutablePointer(mutating: start)
    stream.avail_in = UInt32(input.count)
    repeat {
      if hasEnded {
        guard stream.avail_in == 0 else { try startNextMember(); continue }
        return
      }
      let produced = try inflateOnce()
      if produced > 0 { try emit(UnsafeRawBufferPointer(rebasing: output[..<produced])) }
      if produced == 0, !hasEnded, stream.avail_in == 0 { return }
    } while stream.avail_in > 0 || stream.avail_out == 0
  }

  /// Throws where the stream ended before its trailer.
  func finish() throws(ClientError) {
    guard hasEnded else {
      throw ClientError(.connect, "the compressed answer ended before its end")
    }
  }

  private func inflateOnce() throws(ClientError) -> Int {
    stream.next_out = output.bindMemory(to: UInt8.self).baseAddress
    stream.avail_out = UInt32(output.count)
    let result = CZlib.inflate(&stream, Z_NO_FLUSH)
    switch result {
    case Z_OK, Z_BUF_ERROR: break
    case Z_STREAM_END: hasEnded = true
    default:
      throw ClientError(
        .decode, "the answer is not valid gzip",
        cause: stream.msg.map { String(cString: $0) } ?? "zlib error \(result)")
    }
    return output.count - Int(stream.avail_out)
  }

  /// RFC 1952 allows several gzip members one after the other.
  private func startNextMember() throws(ClientError) {
    guard inflateReset(&stream) == Z_OK else {
      throw ClientError(.decode, "gzip cannot be started again")
    }
    hasEnded = false
  }
}
