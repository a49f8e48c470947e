#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The stream that libedit draws on.
final class Sink {
  /// What of it reaches the terminal.
  struct Drawing: Equatable {
    /// Whether it beeped.
    var beeps = false
    /// Whether it cleared the screen.
    var clears = false
  }

  #if canImport(Darwin)
    typealias Stream = UnsafeMutablePointer<FILE>
  #elseif canImport(Musl)
    typealias Stream = OpaquePointer
  #else
    typealias Stream = UnsafeMutablePointer<_IO_FILE>
  #endif

  /// The stream.
  let file: Stream
  // The stream writes both through their addresses for as long as it is open.
  private let buffer: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>
  private let size: UnsafeMutablePointer<Int>

  init?() {
    buffer = .allocate(capacity: 1)
    buffer.initialize(to: nil)
    size = .allocate(capacity: 1)
    size.initialize(to: 0)
    guard let file = open_memstream(buffer, size) else {
      buffer.deallocate()
      size.deallocate()
      return nil
    }
    self.file = file
  }

  deinit {
    fclose(file)
    free(buffer.pointee)
    buffer.deallocate()
    size.deallocate()
  }

  /// What was drawn since the last look.
  func take() -> Drawing {
    fflush(file)
    guard size.pointee > 0, let start = buffer.pointee else { return Drawing() }
    let bytes = UnsafeRawBufferPointer(start: start, count: size.pointee)
    var drawing = Drawing(beeps: bytes.contains(0x07))
    // libedit goes to the top left corner for nothing but an empty screen.
    drawing.clears = bytes.indices.dropLast(2).contains {
      bytes[$0] == 0x1B && bytes[$0 + 1] == UInt8(ascii: "[") && bytes[$0 + 2] == UInt8(ascii: "H")
    }
    fseek(file, 0, SEEK_SET)
    return drawing
  }
}
