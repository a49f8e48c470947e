import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A command that runs.
final class ExecChild: Sendable {
  private struct State {
    var process: pid_t?
    var hasOverflown = false
  }

  private let state = Mutex(State())

  /// Whether it has printed too much.
  var hasOverflown: Bool { state.withLock { $0.hasOverflown } }

  func started(_ process: pid_t) {
    state.withLock { $0.process = process }
    if hasOverflown { overflow() }
  }

  /// It has printed too much, and is ended.
  func overflow() {
    let process = state.withLock { state in
      state.hasOverflown = true
      return state.process
    }
    if let process { kill(process, SIGKILL) }
  }

  /// It has ended, and its number may belong to another soon.
  func ended() { state.withLock { $0.process = nil } }
}
