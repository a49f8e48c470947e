import CZlib
import Testing

@testable import KubernetesClient

@Suite("GzipInflater")
struct GzipInflaterTests {
  /// Repetitive enough to compress well, long enough to fill the output buffer several times.
  static let text = (0..<20_000).flatMap { Array("pod-\($0 % 977) ".utf8) }

  /// What inflates: the last where it is installed.
  enum Engine: CaseIterable {
    case zlib, zlibWithoutChecksum, isal

    static var available: [Engine] { allCases.filter { $0 != .isal || ISALibrary.shared != nil } }

    var verifies: Bool { self != .zlibWithoutChecksum }

    func make() throws -> GzipInflater {
      switch self {
      case .zlib: GzipInflater(try ZlibEngine(verifiesChecksum: true))
      case .zlibWithoutChecksum: GzipInflater(try ZlibEngine(verifiesChecksum: false))
      case .isal: GzipInflater(ISALEngine(try #require(ISALibrary.shared)))
      }
    }
  }

  @Test(
    "inflates a stream cut into pieces of any size", arguments: Engine.available,
    [1, 2, 3, 7, 64, 1021, 1 << 20])
  func pieces(engine: Engine, size: Int) throws {
    #expect(try inflate(gzip(Self.text), pieceSize: size, engine) == Self.text)
  }

  @Test(
    "inflates several members that follow each other", arguments: Engine.available, [1, 9, 100])
  func members(engine: Engine, size: Int) throws {
    let twice = gzip(Self.text) + gzip(Array("tail".utf8))
    #expect(try inflate(twice, pieceSize: size, engine) == Self.text + Array("tail".utf8))
  }

  @Test("an empty stream is complete", arguments: Engine.available)
  func empty(engine: Engine) throws {
    #expect(try inflate(gzip([]), pieceSize: 4, engine) == [])
  }

  @Test("a stream that ends early is an error of the connection", arguments: Engine.available)
  func truncated(engine: Engine) throws {
    let whole = gzip(Self.text)
    for missing in [1, 8, 9, 5000] {
      let failure = #expect(throws: ClientError.self) {
        try inflate(Array(whole.dropLast(missing)), pieceSize: 512, engine)
      }
      #expect(failure?.code == .connect)
    }
  }

  @Test("bytes that are not gzip are refused", arguments: Engine.available)
  func garbage(engine: Engine) throws {
    let failure = #expect(throws: ClientError.self) {
      try inflate(Array("{\"kind\":\"PodList\"}".utf8), pieceSize: 512, engine)
    }
    #expect(failure?.code == .decode)
  }

  @Test(
    "a wrong checksum is an error where nothing else vouches for the bytes",
    arguments: Engine.available)
  func checksum(engine: Engine) throws {
    var bytes = gzip(Self.text)
    bytes[bytes.count - 6] ^= 1
    if engine.verifies {
      let failure = #expect(throws: ClientError.self) { try inflate(bytes, pieceSize: 512, engine) }
      #expect(failure?.code == .decode)
    } else {
      #expect(try inflate(bytes, pieceSize: 512, engine) == Self.text)
    }
  }

  @Test(
    "damaged bytes end in an error or in other bytes, and never hang",
    arguments: Engine.available)
  func damage(engine: Engine) throws {
    let whole = gzip(Array(Self.text.prefix(3000)))
    for position in stride(from: 0, to: whole.count, by: 3) {
      var bytes = whole
      bytes[position] ^= 0x55
      let output = try? inflate(bytes, pieceSize: 64, engine)
      #expect((output?.count ?? 0) < 10_000_000)
    }
  }

  private func inflate(_ bytes: [UInt8], pieceSize: Int, _ engine: Engine) throws -> [UInt8] {
    let inflater = try engine.make()
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
