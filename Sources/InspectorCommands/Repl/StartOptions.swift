import Synchronization

/// The options that a session was started with, or has connected with last.
final class StartOptions: Sendable {
  private let state: Mutex<GlobalOptions>

  init(_ options: GlobalOptions) {
    state = Mutex(options)
  }

  /// The options that hold where a command gives no others.
  var options: GlobalOptions {
    get { state.withLock { $0 } }
    set { state.withLock { $0 = newValue } }
  }
}
