#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The line of progress that an interrupt would leave on the terminal: it is taken back before the
/// process ends.
package enum InterruptedLine {
  /// Lets SIGINT take the line back and then end the process as it would; where SIGINT is ignored or
  /// handled already, that stays so.
  package static func begin() {
    let previous = signal(SIGINT, takeBack)
    if let previous, !isDefault(previous) { signal(SIGINT, previous) }
  }

  /// Gives SIGINT its usual effect again, unless somebody else has taken it meanwhile.
  package static func end() {
    let previous = signal(SIGINT, SIG_DFL)
    guard let previous, !isDefault(previous), !isOwn(previous) else { return }
    signal(SIGINT, previous)
  }

  private typealias Handler = @convention(c) (Int32) -> Void

  /// Only what may be called in a signal handler is called.
  private static let takeBack: Handler = { number in
    let line: StaticString = "\r\u{1B}[2K"
    signal(number, SIG_DFL)
    // While it is handled the signal waits; it has to end the process before more is written.
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, number)
    pthread_sigmask(SIG_UNBLOCK, &signals, nil)
    _ = write(2, line.utf8Start, line.utf8CodeUnitCount)
    raise(number)
  }

  private static func isDefault(_ handler: @escaping Handler) -> Bool {
    unsafeBitCast(handler, to: Int.self) == 0
  }

  private static func isOwn(_ handler: @escaping Handler) -> Bool {
    unsafeBitCast(handler, to: Int.self) == unsafeBitCast(takeBack, to: Int.self)
  }
}
