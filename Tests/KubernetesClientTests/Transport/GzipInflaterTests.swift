import CZlib
import Testing

@testable import KubernetesClient

@Suite("GzipInflater")
struct GzipInflaterTests {
  /// Repetitive enough to compress well, long enough to fill the output buffer several times.
  static let text = (0..<20_000).flatMap { Array("pod-\($0 % 977) ".utf8) }

  @Test(
    "inflates a stream cut into pieces of any size", arguments: [1, 2, 3, 7, 64, 1021, 1 << 20])
  func pieces(size: Int) throws {
    #expect(try inflate(gzip(Self.text), pieceSize: size) == Self.text)
  }

  @Test("inflates several members that follow each other")
  func members() throws {
    let twice = gzip(Self.text) + gzip(Array("tail".utf8))
    #expect(try inflate(twice, pieceSize: 100) == Self.text + Array("tail".utf8))
  }

  @Test("an empty stream is complete")
  func empty() throws {
    #expect(try inflate(gzip([]), pieceSize: 4) == [])
  }

  @Test("a stream that ends early is an error of the connection")
  func truncated() throws {
    let whole = gzip(Self.text)
    let failure = #expect(throws: ClientError.self) {
      try inflate(Array(whole.dropLast(9)), pieceSize: 512)
    }
    #expect(failure?.code == .connect)
  }

  @Test("bytes that are not gzip are refused")
  func garbage() throws {
    let failure = #expect(throws: ClientError.self) {
      try inflate(Array("{\"kind\":\"PodList\"}".utf8), pieceSize: 512)
    }
    #expect(failure?.code == .decode)
  }

  private func inflate(_ bytes: [UInt8], pieceSize: Int) throws -> [UInt8] {
    let inflater = try GzipInflater()
    var output: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: pieceSize) {
      try bytes[start..<min(start + pieceSize, bytes.count)].withUnsafeBytes { piece in
        try inflater.inflate(piece) { output.append(contentsOf: $0) }
      }
    }
    try inflater.finish()
    return output
  }

  private func gzip(_ bytes: [UInt8]) -> [UInt8] {
    var stream = z_stream()
    deflateInit2_(
      &stream, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
      Int32(MemoryLayout<z_stream>.size))
    defer { deflateEnd(&stream) }
    var input = bytes
    var output = [UInt8](repeating: 0, count: bytes.count + 1024)
    let written = input.withUnsafeMutableBufferPointer { source in
      output.withUnsafeMutableBufferPointer { target in
        stream.next_in = source.baseAddress
        stream.avail_in = UInt32(source.count)
        stream.next_out = target.baseAddress
        stream.avail_out = UInt32(target.count)
        deflate(&stream, Z_FINISH)
        return target.count - Int(stream.avail_out)
      }
    }
    return Array(output[..<written])
  }
}
