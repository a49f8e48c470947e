import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The shell commands and pagers that run at this moment, so that a signal that ends the tool ends
/// them too.
final class ChildProcesses: Sendable {
  private let running = Mutex<Set<pid_t>>([])

  /// Notes a child that has started.
  func started(_ process: pid_t) { running.withLock { _ = $0.insert(process) } }

  /// Forgets a child that has ended.
  func ended(_ process: pid_t) { running.withLock { _ = $0.remove(process) } }

  /// Asks all of them to end.
  func terminate() {
    for process in running.withLock({ $0 }) { kill(process, SIGTERM) }
  }
}
