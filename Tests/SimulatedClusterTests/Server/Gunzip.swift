import CZlib

/// Uncompresses small bodies.
enum Gunzip {
  struct Failure: Error {
    var code: Int32
  }

  static func inflate(_ bytes: [UInt8], limit: Int = 8 << 20) throws -> [UInt8] {
    var stream = z_stream()
    var output = [UInt8](repeating: 0, count: limit)
    let code = bytes.withUnsafeBufferPointer { input in
      output.withUnsafeMutableBufferPointer { buffer -> Int32 in
        stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
        stream.avail_in = UInt32(input.count)
        stream.next_out = buffer.baseAddress
        stream.avail_out = UInt32(buffer.count)
        inflateInit2_(&stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
        defer { inflateEnd(&stream) }
        return CZlib.inflate(&stream, Z_FINISH)
      }
    }
    guard code == Z_STREAM_END else { throw Failure(code: code) }
    return Array(output[..<(limit - Int(stream.avail_out))])
  }
}
