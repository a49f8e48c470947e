#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The system's calls under names that do not clash with methods, and their errors in words.
enum CLibrary {
  /// Reads at most `count` bytes; nil on an error.
  static func read(_ descriptor: Int32, into buffer: inout [UInt8], count: Int) -> Int? {
    let result = buffer.withUnsafeMutableBytes { bytes in
      #if canImport(Glibc)
        Glibc.read(descriptor, bytes.baseAddress, min(count, bytes.count))
      #elseif canImport(Musl)
        Musl.read(descriptor, bytes.baseAddress, min(count, bytes.count))
      #else
        Darwin.read(descriptor, bytes.baseAddress, min(count, bytes.count))
      #endif
    }
    return result < 0 ? nil : result
  }

  /// Writes all of the bytes, waiting where the reader is slow; gives the error number, or 0.
  @discardableResult
  static func write(_ descriptor: Int32, _ bytes: [UInt8]) -> Int32 {
    bytes.withUnsafeBytes { all in
      var rest = all
      while !rest.isEmpty {
        let count = writeSome(descriptor, rest)
        if count >= 0 {
          rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(count))
        } else if errno == EAGAIN {
          var waiting = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
          _ = poll(&waiting, 1, -1)
        } else if errno != EINTR {
          return errno
        }
      }
      return 0
    }
  }

  private static func writeSome(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
    #if canImport(Glibc)
      Glibc.write(descriptor, bytes.baseAddress, bytes.count)
    #elseif canImport(Musl)
      Musl.write(descriptor, bytes.baseAddress, bytes.count)
    #else
      Darwin.write(descriptor, bytes.baseAddress, bytes.count)
    #endif
  }

  /// A pipe whose ends children do not inherit and whose calls never wait; nil where none is left.
  static func makePipe() -> (read: Int32, write: Int32)? {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return nil }
    for end in ends {
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
    }
    return (ends[0], ends[1])
  }

  /// An error number in words.
  static func reason(_ number: Int32) -> String {
    strerror(number).map { String(cString: $0) } ?? "error \(number)"
  }
}

extension LineEditorConfiguration {
  /// Stops this process as Ctrl-Z does.
  ///
  /// The signal goes to this thread, so that nothing more is drawn before the process stands still.
  static let stopThisProcess: @Sendable () -> Void = { _ = raise(SIGSTOP) }
}
