import CLibEdit

extension Engine {
  /// Starts libedit, binds the keys and reads the user's file.
  func startEditing(_ state: TerminalState) {
    let hooks = clibedit_hooks(
      context: Unmanaged.passUnretained(self).toOpaque(),
      next: { context in
        guard let context else { return -1 }
        return Unmanaged<Engine>.fromOpaque(context).takeUnretainedValue().nextKey()
      },
      command: { context, command in
        guard let context else { return UInt8(CC_ERROR) }
        return Unmanaged<Engine>.fromOpaque(context).takeUnretainedValue().run(command)
      })
    guard
      let editLine = EditLine(
        configuration, state: state, hooks: hooks, historyLimit: history.limit)
    else { return }
    self.editLine = editLine
    editLine.reserve(Self.longestLine)
    bindKeys(editLine)
    // What was drawn while starting is no beep of this line.
    _ = editLine.takeDrawing()
  }

  private func bindKeys(_ editLine: EditLine) {
    let own = takeBindings()
    func bindOwn() {
      KeyBindings.apply(to: editLine)
      for (key, function) in own { editLine.bind(key, to: function) }
    }
    bindOwn()
    guard configuration.readsEditrc, let path = configuration.editrc ?? EditrcFile.path
    else { return }
    for line in EditrcFile.lines(of: path) {
      editLine.run(line)
      if EditrcFile.choosesMode(line) { bindOwn() }
    }
  }

  /// The bindings that were asked for since the last look.
  func takeBindings() -> [(key: String, function: String)] {
    mailbox.look { contents in
      defer { contents.bindings = [] }
      return contents.bindings
    }
  }

  /// What fits the terminal.
  func makeScreen() -> any Screen {
    guard let editLine, editLine.isEditing else {
      return UneditedScreen(writer: writer, isTerminal: state != nil)
    }
    // Other terminals than those that take ANSI's sequences are as good as gone.
    let ups = [editLine.capability("UP"), editLine.capability("up")]
    let moves = ups.contains { $0?.hasPrefix("\u{1B}[") == true }
    guard moves, editLine.capability("am") == "yes", editLine.capability("ce") != nil else {
      return PlainScreen(writer: writer, columns: size.columns)
    }
    return MovingScreen(
      writer: writer, columns: size.columns, rows: size.rows,
      wrapsLate: editLine.capability("xn") == "yes")
  }

  /// Asks for the prompts; tells whether they have changed.
  @discardableResult
  func askForPrompts() -> Bool {
    let asked = (left: configuration.prompt(), right: configuration.rightPrompt())
    guard asked != prompts || picture.prompt.cells.isEmpty else { return false }
    prompts = asked
    let keepsColours = screen is MovingScreen
    picture.prompt = StyledText(asked.left, keepsColours: keepsColours)
    picture.rightPrompt = StyledText(asked.right, keepsColours: keepsColours)
    return true
  }
}
