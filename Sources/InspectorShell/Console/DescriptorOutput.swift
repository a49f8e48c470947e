#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Writes to a file descriptor.
package struct DescriptorOutput: TextOutput {
  private let descriptor: Int32

  /// Standard output.
  package static let standardOutput = DescriptorOutput(1)
  /// Standard error.
  package static let standardError = DescriptorOutput(2)

  /// Writes to an open descriptor, which stays the caller's.
  package init(_ descriptor: Int32) {
    self.descriptor = descriptor
  }

  /// Whether the descriptor is a terminal.
  package var isTerminal: Bool { isatty(descriptor) == 1 }

  /// The width of the terminal; 80 where it does not say.
  package var width: Int? { isTerminal ? size.columns : nil }

  /// The height of the terminal; 24 where it does not say.
  package var height: Int? { isTerminal ? size.rows : nil }

  /// Whether the other end of the pipe or terminal has been closed.
  package var isClosed: Bool {
    var state = pollfd(fd: descriptor, events: 0, revents: 0)
    return poll(&state, 1, 0) > 0 && state.revents & Int16(POLLERR | POLLHUP | POLLNVAL) != 0
  }

  private var size: (columns: Int, rows: Int) {
    var size = winsize()
    guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0 else { return (80, 24) }
    return (size.ws_col > 0 ? Int(size.ws_col) : 80, size.ws_row > 0 ? Int(size.ws_row) : 24)
  }

  /// Writes all of the text, waiting where the reader is slow.
  package func write(_ text: String) throws(ClosedOutput) {
    var text = text
    try check(text.withUTF8 { writeAll(UnsafeRawBufferPointer($0)) })
  }

  /// Writes all of the bytes, waiting where the reader is slow.
  package func write(_ bytes: [UInt8]) throws(ClosedOutput) {
    try check(bytes.withUnsafeBytes { writeAll($0) })
  }

  /// Gives the number of the error, 0 for none.
  private func writeAll(_ bytes: UnsafeRawBufferPointer) -> Int32 {
    var rest = bytes
    while !rest.isEmpty {
      let count = Self.systemWrite(descriptor, rest.baseAddress, rest.count)
      if count >= 0 {
        rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(count))
      } else if errno == EAGAIN {
        var waiting = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        poll(&waiting, 1, -1)
      } else if errno != EINTR {
        return errno
      }
    }
    return 0
  }

  private func check(_ error: Int32) throws(ClosedOutput) {
    if error == 0 { return }
    throw ClosedOutput(
      reason: error == EPIPE ? nil : strerror(error).map { String(cString: $0) } ?? "error \(error)"
    )
  }

  private static func systemWrite(
    _ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int
  ) -> Int {
    #if canImport(Glibc)
      Glibc.write(descriptor, bytes, count)
    #elseif canImport(Musl)
      Musl.write(descriptor, bytes, count)
    #else
      Darwin.write(descriptor, bytes, count)
    #endif
  }
}
