import Synchronization
import Testing

@testable import LineEditing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A pseudo-terminal with an editor on one side and the test on the other.
final class TestTerminal {
  struct Failure: Error, CustomStringConvertible {
    var description: String
  }

  let master: Int32
  let slave: Int32
  let prompt = Mutex("> ")
  let rightPrompt = Mutex("")
  private(set) var model: TerminalModel

  init(columns: Int = 80, rows: Int = 24) throws {
    var ends: (Int32, Int32) = (-1, -1)
    guard openpty(&ends.0, &ends.1, nil, nil, nil) == 0 else {
      throw Failure(description: "no pseudo-terminal")
    }
    (master, slave) = ends
    model = TerminalModel(columns: columns, rows: rows)
    setSize(columns: columns, rows: rows)
  }

  deinit {
    close(slave)
    if !isHungUp { close(master) }
  }

  private var isHungUp = false

  /// Closes the terminal's own side.
  func hangUp() {
    isHungUp = true
    close(master)
  }

  private func setSize(columns: Int, rows: Int) {
    var size = winsize()
    size.ws_col = UInt16(columns)
    size.ws_row = UInt16(rows)
    _ = ioctl(master, UInt(TIOCSWINSZ), &size)
  }

  func resize(columns: Int) {
    setSize(columns: columns, rows: model.rows.count)
    model.resize(columns: columns)
  }

  /// An editor on this terminal.
  func makeEditor(
    terminal: String = "xterm", isUTF8: Bool = true, editrc: String? = nil,
    history: History = History(), stop: (@Sendable () -> Void)? = nil,
    completion: @escaping @Sendable (CompletionRequest) async -> CompletionAnswer = { _ in .none }
  ) -> LineEditor {
    var configuration = LineEditorConfiguration(
      program: "test", input: slave, output: slave, terminal: terminal, isUTF8: isUTF8,
      readsEditrc: editrc != nil, prompt: { [self] in prompt.withLock { $0 } },
      rightPrompt: { [self] in rightPrompt.withLock { $0 } }, completion: completion)
    configuration.editrc = editrc
    if let stop { configuration.stopProcess = stop }
    return LineEditor(configuration, history: history)
  }

  /// Types text.
  func type(_ text: String) {
    type(Array(text.utf8))
  }

  /// Types bytes, showing what comes back meanwhile.
  func type(_ bytes: [UInt8]) {
    var rest = bytes[...]
    while !rest.isEmpty {
      var waiting = pollfd(fd: master, events: Int16(POLLOUT | POLLIN), revents: 0)
      poll(&waiting, 1, 1000)
      if Int32(waiting.revents) & POLLIN != 0 { readSome() }
      guard Int32(waiting.revents) & POLLOUT != 0 else { continue }
      let count = Array(rest.prefix(512)).withUnsafeBytes {
        write(master, $0.baseAddress, $0.count)
      }
      if count > 0 { rest = rest.dropFirst(count) }
    }
  }

  /// Shows what has come; false where nothing had.
  @discardableResult
  func readSome(milliseconds: Int32 = 0) -> Bool {
    var waiting = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
    guard poll(&waiting, 1, milliseconds) > 0 else { return false }
    var buffer = [UInt8](repeating: 0, count: 65_536)
    let count = read(master, &buffer, buffer.count)
    guard count > 0 else { return false }
    model.feed(buffer.prefix(count))
    return true
  }

  /// Waits until the screen is as wanted.
  func wait(
    _ what: String, sourceLocation: SourceLocation = #_sourceLocation,
    until isRight: (TerminalModel) -> Bool
  ) async throws {
    let deadline = ContinuousClock.now + .seconds(20)
    while !isRight(model) {
      if ContinuousClock.now > deadline {
        let screen = model.text.joined(separator: "\n")
        Issue.record(
          "\(what)\n\(screen)\ncursor \(model.row),\(model.column)",
          sourceLocation: sourceLocation)
        throw Failure(description: "the screen does not become \(what)")
      }
      readSome(milliseconds: 5)
      await Task.yield()
    }
  }

  /// Waits until the screen shows these lines, with the cursor in its place where that is given.
  func shows(
    _ lines: [String], at cursor: (row: Int, column: Int)? = nil,
    sourceLocation: SourceLocation = #_sourceLocation
  ) async throws {
    let place = cursor.map { " at \($0.row),\($0.column)" } ?? ""
    try await wait("\(lines)\(place)", sourceLocation: sourceLocation) { model in
      guard model.text == lines.map(TerminalModel.trimmed) else { return false }
      guard let cursor else { return true }
      return cursor == (model.row, model.column)
    }
  }

  var settings: [UInt32] { Self.settings(of: slave) }

  /// The settings of a terminal that matter.
  static func settings(of slave: Int32) -> [UInt32] {
    var state = termios()
    tcgetattr(slave, &state)
    return [UInt32(state.c_iflag), UInt32(state.c_oflag), UInt32(state.c_lflag)]
  }
}

extension TestTerminal: @unchecked Sendable {
  // Only the two mutexes are used by the editor's thread; the rest is the test's own.
}

/// The tests that read lines.
///
/// libedit keeps state for the process, so one of them runs at a time.
@Suite(.serialized) struct LineEditorTests {}
