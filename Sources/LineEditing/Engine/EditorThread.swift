import CLibEdit

/// The thread that owns libedit.
enum EditorThread {
  private final class Start: Sendable {
    let body: @Sendable () -> Void

    init(_ body: @escaping @Sendable () -> Void) {
      self.body = body
    }
  }

  /// Starts the thread of an editor, which ends with it.
  static func start(
    configuration: LineEditorConfiguration, history: History, mailbox: Mailbox,
    state: TerminalState?
  ) {
    let start = Start {
      Engine(configuration: configuration, history: history, mailbox: mailbox, state: state).run()
    }
    let argument = Unmanaged.passRetained(start)
    let isStarted = clibedit_start_thread(perform, argument.toOpaque()) == 0
    if isStarted { return }
    argument.release()
    mailbox.post { $0.isEnded = true }
  }

  private static let perform: @convention(c) (UnsafeMutableRawPointer?) -> Void = { argument in
    if let argument { Unmanaged<Start>.fromOpaque(argument).takeRetainedValue().body() }
  }
}
