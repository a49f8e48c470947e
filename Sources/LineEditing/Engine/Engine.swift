import CLibEdit

/// Reads lines, one after the other, on the editor's thread.
final class Engine {
  /// The longest line that can be typed, in characters.
  static let longestLine = 65_536

  let configuration: LineEditorConfiguration
  let history: History
  let mailbox: Mailbox
  let state: TerminalState?
  var editLine: EditLine?
  var screen: any Screen
  let writer: TerminalWriter
  var decoder: InputDecoder
  var size: (columns: Int, rows: Int)

  /// Why the line ends, once that is known.
  var outcome: LineOutcome?
  var prompts: (left: String, right: String) = ("", "")
  var picture = Picture()
  /// The line as it is read where libedit does not edit.
  var plainLine: [UInt32] = []
  var isDrawn = false
  /// Whether libedit holds the line that is being typed.
  var isReading = false
  var sequence = KeySequence()
  var isFull = false
  var pasteWatch = PasteWatch()
  var pendingCompletion: Task<Void, Never>?
  var completionNumber = 0
  var lastArgument: LastArgument?
  /// The candidates that were listed last, and how many keys had been read by then.
  var lastList: (rows: [String], keysRead: Int)?
  var keysRead = 0
  private var interruptsSeen: Int32 = 0

  init(
    configuration: LineEditorConfiguration, history: History, mailbox: Mailbox,
    state: TerminalState?
  ) {
    self.configuration = configuration
    self.history = history
    self.mailbox = mailbox
    self.state = state
    writer = TerminalWriter(configuration.output, isUTF8: configuration.isUTF8)
    decoder = InputDecoder(isUTF8: configuration.isUTF8)
    size = TerminalState.windowSize(of: configuration.input)
    screen = UneditedScreen(writer: writer, isTerminal: false)
  }

  /// Serves the editor until it ends or is released.
  func run() {
    let locale = clibedit_use_locale(configuration.isUTF8 ? 1 : 0)
    defer { clibedit_leave_locale(locale) }
    while let continuation = nextReader() {
      let outcome = readLine()
      mailbox.look { contents in
        contents.isReading = false
        contents.isInterrupted = false
      }
      continuation.resume(returning: outcome)
    }
    editLine = nil
  }

  /// Waits for someone who wants a line; nil when the editor is released.
  private func nextReader() -> CheckedContinuation<LineOutcome, Never>? {
    while true {
      mailbox.drain()
      let (reader, isReleased) = mailbox.look { contents in
        defer { contents.reader = nil }
        return (contents.reader, contents.isReleased)
      }
      if let reader { return reader }
      if isReleased { return nil }
      wait(forInput: false, milliseconds: -1)
    }
  }

  private func readLine() -> LineOutcome {
    guard mailbox.descriptor >= 0 else { return .failed("no pipe is left for the editor") }
    if editLine == nil, let state { startEditing(state) }
    prepare()
    handleMail()
    if outcome == nil, let editLine, editLine.isEditing {
      edit(editLine)
    } else {
      readUnedited()
    }
    // A line that was typed ahead has not been drawn yet, but belongs on the screen.
    if isDrawn || isEntered { screen.finish(picture, mark: outcome == .interrupted ? "^C" : "") }
    state?.restore()
    state?.disarmCrashHandler()
    return outcome ?? .failed("the line editor gave up")
  }

  private var isEntered: Bool {
    if case .line = outcome { return editLine?.isEditing ?? false }
    return false
  }

  /// Drops what was typed before the last Ctrl-C, as the terminal drops its own queue then.
  func dropInterruptedInput() {
    let count = TerminalSignals.interruptCount
    guard count != interruptsSeen else { return }
    interruptsSeen = count
    decoder = InputDecoder(isUTF8: configuration.isUTF8)
  }

  private func prepare() {
    dropInterruptedInput()
    outcome = nil
    isDrawn = false
    isFull = false
    plainLine = []
    sequence = KeySequence()
    pasteWatch = PasteWatch()
    size = TerminalState.windowSize(of: configuration.input)
    screen = makeScreen()
    if let state { editLine?.shadow.follow(state) }
    editLine?.synchronize(with: history)
    askForPrompts()
    state?.armCrashHandler()
  }

  private func edit(_ editLine: EditLine) {
    let (line, isAtEnd) = editLine.read()
    // The line as libedit leaves it; it holds its line feed where it was entered.
    var entered = line ?? []
    if entered.last == 0x0A || entered.last == 0x0D { entered.removeLast() }
    if outcome == nil {
      if line != nil {
        outcome = .line(EditLine.text(entered))
        picture.line = entered
      } else {
        outcome = isAtEnd ? .endOfFile : .failed("the line editor gave up")
      }
    }
    picture.cursor = picture.line.count
  }
}
