#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension Engine {
  /// What a wait ended with.
  struct Readiness {
    var input = false
    var isHungUp = false
  }

  /// Waits until mail has come, or input where it is wanted.
  @discardableResult
  func wait(forInput: Bool, milliseconds: Int32) -> Readiness {
    var descriptors = [
      pollfd(fd: mailbox.descriptor, events: Int16(POLLIN), revents: 0),
      pollfd(fd: configuration.input, events: forInput ? Int16(POLLIN) : 0, revents: 0),
    ]
    // Between two lines a terminal that hung up must not keep this thread busy.
    let count = forInput || pendingCompletion != nil ? 2 : 1
    guard poll(&descriptors, nfds_t(count), milliseconds) > 0 else { return Readiness() }
    if descriptors[0].revents != 0 { mailbox.drain() }
    let events = Int32(descriptors[1].revents)
    return Readiness(
      input: events & Int32(POLLIN | POLLHUP | POLLERR | POLLNVAL) != 0,
      isHungUp: events & Int32(POLLHUP | POLLERR | POLLNVAL) != 0)
  }

  /// Does what others have asked for.
  func handleMail() {
    let mail = mailbox.look { contents in
      let taken = (
        isEnded: contents.isEnded, isInterrupted: contents.isInterrupted,
        isPromptStale: contents.isPromptStale, isResized: contents.isResized,
        isSuspended: contents.isSuspended, texts: contents.texts.take()
      )
      contents.isInterrupted = false
      contents.isPromptStale = false
      contents.isResized = false
      contents.isSuspended = false
      return taken
    }
    if let editLine, isDrawn {
      for (key, function) in takeBindings() { editLine.bind(key, to: function) }
    }
    if mail.isResized { resize() }
    if !mail.texts.isEmpty { showAbove(mail.texts) }
    if mail.isPromptStale, askForPrompts(), isDrawn { draw() }
    if mail.isSuspended { suspend() }
    if mail.isEnded {
      outcome = .ended
    } else if mail.isInterrupted {
      dropInterruptedInput()
      // With the line goes the completion that it awaits, as in bash.
      pendingCompletion?.cancel()
      pendingCompletion = nil
      outcome = .interrupted
    }
  }

  /// Takes the line from libedit and shows it.
  func draw() {
    updatePicture()
    screen.show(picture)
    isDrawn = true
  }

  func updatePicture() {
    if let editLine, editLine.isEditing, outcome == nil {
      (picture.line, picture.cursor) = isReading ? editLine.line() : ([], 0)
    } else if outcome == nil {
      picture.line = plainLine
      picture.cursor = plainLine.count
    }
  }

  private func showAbove(_ lines: [String]) {
    updatePicture()
    if isDrawn {
      screen.show(above: lines, picture)
    } else {
      for line in lines {
        writer.write(screen is MovingScreen ? line : StyledText.plain(line))
        if line.utf8.contains(0x1B), screen is MovingScreen { writer.write("\u{1B}[0m") }
        writer.write("\r\n")
      }
      writer.flush()
    }
  }

  private func resize() {
    let new = TerminalState.windowSize(of: configuration.input)
    guard new != size else { return }
    size = new
    updatePicture()
    if isDrawn { screen.resize(columns: new.columns, rows: new.rows, picture) }
  }

  /// Stops the process; afterwards the terminal may have been used by others.
  private func suspend() {
    let settings = state?.current()
    if isDrawn {
      updatePicture()
      screen.finish(picture, mark: "")
    }
    state?.restore()
    configuration.stopProcess()
    if let settings { state?.apply(settings) }
    resize()
    screen.forget()
    if isDrawn { draw() }
  }
}
