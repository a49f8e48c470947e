#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Intel's ISA-L, where it is installed (Debian's `libisal2`): loaded when the first compressed
/// answer comes, and never needed.
final class ISALibrary: Sendable {
  private typealias Start = @convention(c) (UnsafeMutableRawPointer?) -> Void
  private typealias Inflate = @convention(c) (UnsafeMutableRawPointer?) -> Int32

  /// Where the members of the library's `struct inflate_state` are, which the version 2 of its
  /// binary interface fixes.
  enum Offset {
    static let nextOut = 0
    static let availOut = 8
    static let nextIn = 16
    static let availIn = 32
    /// After two tables: 4096 entries of 4 and 1264 of 2 bytes, then 1024 and 80 of 2 bytes.
    static let blockState = 40 + (4096 * 4 + 1264 * 2) + (1024 * 2 + 80 * 2)
    static let checksumFlag = blockState + 12
  }

  /// The size of that state, rounded up.
  static let stateSize = 96 << 10
  /// The checksum flag for gzip with its header and trailer.
  static let gzip: UInt32 = 1
  /// The block state after the trailer.
  static let finished: UInt32 = 5

  /// The library; nil where it is not installed, or not as it is known here.
  static let shared: ISALibrary? = {
    let library = ISALibrary()
    return library?.works == true ? library : nil
  }()

  private let startState: Start
  private let inflateState: Inflate

  private init?() {
    #if os(Linux)
      guard let handle = dlopen("libisal.so.2", RTLD_NOW | RTLD_LOCAL),
        let start = dlsym(handle, "isal_inflate_init"), let inflate = dlsym(handle, "isal_inflate")
      else { return nil }
      startState = unsafeBitCast(start, to: Start.self)
      inflateState = unsafeBitCast(inflate, to: Inflate.self)
    #else
      return nil
    #endif
  }

  func start(_ state: UnsafeMutableRawPointer?) { startState(state) }

  func inflate(_ state: UnsafeMutableRawPointer?) -> Int32 { inflateState(state) }

  /// Whether a small stream comes out right, in two pieces, and one with a wrong checksum does not.
  private var works: Bool {
    let good = Self.sample
    var bad = good
    bad[bad.count - 5] ^= 1
    return inflated(good) == Array("k8sapi-inspect".utf8) && inflated(bad) == nil
  }

  private func inflated(_ bytes: [UInt8]) -> [UInt8]? {
    let inflater = GzipInflater(ISALEngine(self))
    var output: [UInt8] = []
    do {
      for piece in [bytes.prefix(15), bytes.dropFirst(15)] {
        try piece.withUnsafeBytes { try inflater.inflate($0) { output.append(contentsOf: $0) } }
      }
      try inflater.finish()
    } catch {
      return nil
    }
    return output
  }

  /// `k8sapi-inspect`, compressed.
  private static let sample: [UInt8] = [
    0x1f, 0x8b, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0x03, 0xcb, 0xb6,
    0x28, 0x4e, 0x2c, 0xc8, 0xd4, 0xcd, 0xcc, 0x2b, 0x2e, 0x48, 0x4d, 0x2e,
    0x01, 0x00, 0x48, 0xf5, 0x69, 0x47, 0x0e, 0x00, 0x00, 0x00,
  ]
}
