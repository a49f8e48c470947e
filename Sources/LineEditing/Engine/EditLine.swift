import CLibEdit

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// libedit, on the one thread that uses it.
///
/// What it draws goes into memory, where only beeps and a cleared screen are looked for: it counts
/// a column for each combining character, and loses its place where a line is higher than the window.
final class EditLine {
  private let handle: OpaquePointer
  private let hooks: UnsafeMutablePointer<clibedit_hooks>
  private let sink: Sink
  /// The terminal that libedit believes in.
  let shadow: ShadowTerminal
  private var terminal: UnsafeMutablePointer<CChar>?
  private let history: OpaquePointer?
  private var historyGeneration = -1
  private var historyKeys: [String] = []

  /// Starts libedit; nil where it cannot be.
  init?(
    _ configuration: LineEditorConfiguration, state: TerminalState, hooks: clibedit_hooks,
    historyLimit: Int
  ) {
    guard let sink = Sink(), let shadow = ShadowTerminal() else { return nil }
    shadow.follow(state)
    let kept = UnsafeMutablePointer<clibedit_hooks>.allocate(capacity: 1)
    kept.initialize(to: hooks)
    guard
      let handle = clibedit_start(configuration.program, sink.file, shadow.descriptor, kept)
    else {
      kept.deallocate()
      return nil
    }
    self.handle = handle
    self.hooks = kept
    self.sink = sink
    self.shadow = shadow
    history = clibedit_history_start(handle, Int32(clamping: historyLimit))
    terminal = strdup(configuration.terminal)
    clibedit_set_terminal(handle, terminal)
    clibedit_set_emacs(handle)
    clibedit_free_flow_control(handle)
  }

  deinit {
    el_end(handle)
    if let history { history_wend(history) }
    free(terminal)
    hooks.deallocate()
  }

  /// Makes room for lines of `count` characters.
  ///
  /// libedit's search adds what is typed to the line without asking whether its buffer has room, so
  /// the buffer is made larger than any line will be.
  func reserve(_ count: Int) {
    insert(Array(repeating: 0x20, count: count + 4096))
    el_reset(handle)
  }

  /// Brings the cursor back into the line, which some of vi's commands take it out of.
  ///
  /// False where the line itself is broken.
  func repair() -> Bool {
    let (length, cursor) = position
    if length < 0 { return false }
    if cursor < 0 { el_cursor(handle, Int32(clamping: -cursor)) }
    if cursor > length { el_cursor(handle, Int32(clamping: length - cursor)) }
    return true
  }

  /// Shortens the line to `count` characters; its end goes.
  func truncate(to count: Int) {
    let (length, cursor) = position
    guard length > count else { return }
    el_cursor(handle, Int32(length - cursor))
    el_deletestr(handle, Int32(length - count))
    el_cursor(handle, Int32(min(cursor, count) - count))
    clibedit_redraw(handle)
  }

  /// Whether libedit edits lines; not where the user or the terminal type `emacs` turned it off.
  var isEditing: Bool { clibedit_edits(handle) != 0 }

  /// Whether the keys are vi's.
  var isVi: Bool { clibedit_is_vi(handle) != 0 }

  /// Reads a line; nil with true at the end of the input, with false where it was given up.
  func read() -> (line: [UInt32]?, isAtEnd: Bool) {
    var count: Int32 = 0
    guard let text = clibedit_read(handle, &count), count > 0 else { return (nil, count == 0) }
    return (Array(UnsafeBufferPointer(start: text, count: Int(count))), false)
  }

  /// The line and how many characters of it stand before the cursor.
  func line() -> (characters: [UInt32], cursor: Int) {
    var length = 0
    var cursor = 0
    guard let start = clibedit_line(handle, &length, &cursor) else { return ([], 0) }
    return (Array(UnsafeBufferPointer(start: start, count: max(0, length))), cursor)
  }

  /// How many characters the line has, and how many of them stand before the cursor.
  var position: (length: Int, cursor: Int) {
    var length = 0
    var cursor = 0
    _ = clibedit_line(handle, &length, &cursor)
    return (length, cursor)
  }

  /// Puts text in the place of the characters before the cursor.
  func replace(_ count: Int, with text: String) {
    el_deletestr(handle, Int32(count))
    insert(Self.characters(text))
  }

  /// Puts characters before the cursor.
  func insert(_ characters: [UInt32]) {
    let text = characters.filter { $0 != 0 }
    if !text.isEmpty { _ = clibedit_insert(handle, text + [0]) }
  }

  /// Binds a key; false where the key or the function means nothing to libedit.
  @discardableResult
  func bind(_ key: String, to function: String, inCommandMode: Bool = false) -> Bool {
    clibedit_bind(
      handle, Self.characters(key) + [0], Self.characters(function) + [0], inCommandMode ? 1 : 0)
      == 0
  }

  /// Runs a line of an editrc file.
  func run(_ line: String) {
    _ = clibedit_parse(handle, Self.characters(line) + [0])
  }

  /// A capability of the terminal by its termcap name.
  func capability(_ name: String) -> String? {
    clibedit_capability(handle, name).map { String(cString: $0) }
  }

  /// What libedit has drawn since the last look.
  func takeDrawing() -> Sink.Drawing { sink.take() }

  /// Takes over the history's lines where they have changed.
  func synchronize(with lines: History) {
    guard let history, lines.generation != historyGeneration else { return }
    historyGeneration = lines.generation
    let all = lines.lines
    let new: ArraySlice<String>
    if all.starts(with: historyKeys) {
      new = all.dropFirst(historyKeys.count)
    } else {
      clibedit_history_clear(history)
      new = all[...]
    }
    for line in new { clibedit_history_add(history, Self.characters(line) + [0]) }
    historyKeys = all
  }

  static func characters(_ text: String) -> [UInt32] {
    text.unicodeScalars.map(\.value)
  }

  /// The text of characters; what is none becomes U+FFFD.
  static func text(_ characters: some Sequence<UInt32>) -> String {
    var text = String.UnicodeScalarView()
    for character in characters { text.append(Unicode.Scalar(character) ?? "\u{FFFD}") }
    return String(text)
  }
}
