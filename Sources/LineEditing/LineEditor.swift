/// Edits lines on a terminal with libedit.
///
/// libedit waits for keys, so it has a thread of its own; everything here can be called from
/// anywhere. libedit keeps some state for the whole process, so one editor reads at a time.
public final class LineEditor: Sendable {
  /// The lines that Up, Down and the search find.
  public let history: History
  private let mailbox = Mailbox()
  private let state: TerminalState?

  /// Makes an editor; the terminal stays as it is until a line is read.
  public init(_ configuration: LineEditorConfiguration, history: History = History()) {
    self.history = history
    state = TerminalState(of: configuration.input)
    EditorThread.start(
      configuration: configuration, history: history, mailbox: mailbox, state: state)
  }

  deinit {
    mailbox.post { $0.isReleased = true }
  }

  /// Reads a line; a task that is cancelled gives it up.
  public func readLine() async -> LineOutcome {
    restoreTerminal()
    let number = mailbox.look { contents -> Int? in
      guard !contents.isReading, !contents.isEnded else { return nil }
      contents.isReading = true
      contents.isInterrupted = false
      contents.readerNumber += 1
      return contents.readerNumber
    }
    guard let number else {
      return mailbox.look { $0.isEnded } ? .ended : .failed("another line is being read")
    }
    return await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        mailbox.post { $0.reader = continuation }
      }
    } onCancel: {
      mailbox.post { if $0.isReading, $0.readerNumber == number { $0.isInterrupted = true } }
    }
  }

  /// Shows text above the line that is being typed, or before the next prompt.
  ///
  /// It may have colours and several lines and must be safe to print. Between two lines the newest
  /// 1000 lines of it are kept.
  public func printAbove(_ text: String) {
    mailbox.post { $0.texts.add(text) }
  }

  /// Asks for the prompts again and shows them where they have changed.
  public func refreshPrompt() {
    mailbox.post { $0.isPromptStale = true }
  }

  /// Gives up the line, and the completion that it may await (Ctrl-C).
  public func interrupt() {
    mailbox.post { if $0.isReading { $0.isInterrupted = true } }
  }

  /// Fits the line into the window's new size.
  public func windowDidResize() {
    mailbox.post { $0.isResized = true }
  }

  /// Stops the process, with the terminal as it was (Ctrl-Z); goes on with the line afterwards.
  public func suspend() {
    mailbox.post { $0.isSuspended = true }
  }

  /// Ends the reading of lines for good.
  public func end() {
    mailbox.post { $0.isEnded = true }
  }

  /// Sets the terminal back as it was at the start, where no line is being read.
  public func restoreTerminal() {
    mailbox.look { contents in
      if !contents.isReading { state?.restore() }
    }
  }

  /// Keeps a line in the history and its file.
  public func addHistory(_ line: String) throws(HistoryFailure) {
    try history.add(line)
  }

  /// Binds a key to one of libedit's functions, in the notation of an editrc file.
  ///
  /// The user's editrc file wins; `complete` and `insert-last-argument` are the editor's own.
  public func bind(_ key: String, to function: String) {
    mailbox.post { $0.bindings.append((key, function)) }
  }
}
