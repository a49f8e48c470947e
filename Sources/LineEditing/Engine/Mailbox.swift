import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What reaches the editor's thread from elsewhere, and the pipe that wakes it.
final class Mailbox: Sendable {
  /// What has come since the last look.
  struct Contents {
    var isEnded = false
    var isReleased = false
    var isInterrupted = false
    var isPromptStale = false
    var isResized = false
    var isSuspended = false
    var texts = PendingText()
    var bindings: [(key: String, function: String)] = []
    var answer: (request: Int, answer: CompletionAnswer)?
    var reader: CheckedContinuation<LineOutcome, Never>?
    var readerNumber = 0
    var isReading = false
  }

  private let contents = Mutex(Contents())
  private let pipe: (read: Int32, write: Int32)?

  init() {
    pipe = CLibrary.makePipe()
  }

  deinit {
    guard let pipe else { return }
    close(pipe.read)
    close(pipe.write)
  }

  /// Becomes readable when something has come; -1 where no pipe could be made.
  var descriptor: Int32 { pipe?.read ?? -1 }

  /// Changes the contents and wakes the thread.
  func post<Result>(_ change: (inout sending Contents) -> sending Result) -> Result {
    let result = contents.withLock { change(&$0) }
    if let pipe { CLibrary.wake(pipe.write) }
    return result
  }

  /// Looks at the contents, or takes from them, without waking the thread.
  func look<Result>(_ body: (inout sending Contents) -> sending Result) -> sending Result {
    contents.withLock(body)
  }

  /// Empties the pipe.
  func drain() {
    var buffer = [UInt8](repeating: 0, count: 256)
    while let count = CLibrary.read(descriptor, into: &buffer, count: buffer.count), count > 0 {}
  }
}

extension CLibrary {
  /// Writes one byte; a full pipe wakes its reader just as well.
  static func wake(_ descriptor: Int32) {
    #if canImport(Glibc)
      _ = Glibc.write(descriptor, "w", 1)
    #elseif canImport(Musl)
      _ = Musl.write(descriptor, "w", 1)
    #else
      _ = Darwin.write(descriptor, "w", 1)
    #endif
  }
}
