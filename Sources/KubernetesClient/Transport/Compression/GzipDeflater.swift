import CZlib

/// Compresses a body piece by piece.
///
/// Not `Sendable`: one answer's task owns it. zlib keeps the address of its stream, so that lies
/// in memory of its own.
package final class GzipDeflater {
  private let stream: UnsafeMutablePointer<z_stream>
  private var output = [UInt8](repeating: 0, count: 64 * 1024)

  /// Level 1 is the API server's trade of size against time.
  private static let level: Int32 = 1

  /// Starts a gzip stream; nil when zlib has no memory.
  package init?() {
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    let windowWithGzipHeader: Int32 = 15 + 16
    let status = deflateInit2_(
      stream, Self.level, Z_DEFLATED, windowWithGzipHeader, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
      Int32(MemoryLayout<z_stream>.size))
    guard status == Z_OK else {
      stream.deallocate()
      return nil
    }
  }

  deinit {
    deflateEnd(stream)
    stream.deallocate()
  }

  /// Compresses a piece and returns what came out, which may be nothing.
  package func compress(_ bytes: [UInt8], last: Bool = false) -> [UInt8] {
    var result: [UInt8] = []
    bytes.withUnsafeBufferPointer { input in
      stream.pointee.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
      stream.pointee.avail_in = UInt32(input.count)
      var room = 0
      repeat {
        room = output.count
        room = output.withUnsafeMutableBufferPointer { buffer in
          stream.pointee.next_out = buffer.baseAddress
          stream.pointee.avail_out = UInt32(buffer.count)
          deflate(stream, last ? Z_FINISH : Z_NO_FLUSH)
          return Int(stream.pointee.avail_out)
        }
        result.append(contentsOf: output[..<(output.count - room)])
      } while room == 0
    }
    return result
  }

  /// Compresses a whole body.
  package static func compress(whole bytes: [UInt8]) -> [UInt8]? {
    GzipDeflater()?.compress(bytes, last: true)
  }
}
