import CLibEdit

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension Engine {
  /// The next character for libedit; -1 where the line is given up.
  func nextKey() -> Int64 {
    isReading = true
    if let state { editLine?.shadow.lead(state) }
    showDrawing()
    checkLine()
    takePaste()
    while outcome == nil {
      if let character = decoder.take() {
        // It came while the one before it was to be quoted, so that the terminal made no signal of
        // it.
        if character == editLine?.shadow.interruptKey {
          outcome = .interrupted
          break
        }
        guard accepts(character) else { continue }
        keysRead += 1
        return Int64(character)
      }
      readInput()
    }
    isReading = false
    return -1
  }

  /// Passes on a beep and a cleared screen of the command before.
  private func showDrawing() {
    guard let drawing = editLine?.takeDrawing() else { return }
    if drawing.beeps { beep() }
    if drawing.clears, isDrawn {
      updatePicture()
      screen.clear(picture)
    }
  }

  func beep() {
    writer.write("\u{07}")
    writer.flush()
  }

  /// Cuts a line that a repeated insertion has made too long; gives it up where libedit may be
  /// searching in it, since it holds on to places in the line then.
  private func checkLine() {
    guard let editLine else { return }
    guard editLine.repair() else {
      outcome = .interrupted
      return
    }
    guard editLine.position.length > Self.longestLine + 2048 else { return }
    beep()
    if editLine.line().characters.contains(0x0A) {
      outcome = .interrupted
    } else {
      editLine.truncate(to: Self.longestLine)
    }
  }

  /// Whether a character may still be added to the line.
  private func accepts(_ character: UInt32) -> Bool {
    guard let editLine else { return true }
    let isText = sequence.isText(character)
    let (length, cursor) = editLine.position
    pasteWatch.note(isText, length: length, cursor: cursor)
    guard isText, length >= Self.longestLine else {
      isFull = false
      return true
    }
    if !isFull { beep() }
    isFull = true
    return false
  }

  /// Waits for input while doing what others ask for.
  private func readInput() {
    var readiness = wait(forInput: true, milliseconds: 0)
    if !readiness.input {
      handleMail()
      guard outcome == nil else { return }
      draw()
      // The rest of a character comes at once, or it is none.
      readiness = wait(forInput: true, milliseconds: decoder.isEmpty ? -1 : 50)
      if !readiness.input, !decoder.isEmpty { giveUpIncomplete() }
    }
    handleMail()
    if readiness.input, outcome == nil { fillDecoder(readiness) }
  }

  private func giveUpIncomplete() {
    var rest = decoder
    guard rest.take() == nil else { return }
    decoder.dropIncomplete()
    decoder.add(Array("\u{FFFD}".utf8)[...])
  }

  private func fillDecoder(_ readiness: Readiness) {
    dropInterruptedInput()
    var buffer = [UInt8](repeating: 0, count: 4096)
    guard let count = CLibrary.read(configuration.input, into: &buffer, count: buffer.count) else {
      // A terminal that hung up gives EIO.
      if errno == EIO {
        outcome = .endOfFile
      } else if errno != EINTR, errno != EAGAIN {
        outcome = .failed(CLibrary.reason(errno))
      }
      return
    }
    // While libedit edits, a read does not wait, and nothing is no end.
    let mayBeEmpty = isReading && !readiness.isHungUp
    if count > 0 {
      decoder.add(buffer.prefix(count))
    } else if !mayBeEmpty {
      outcome = .endOfFile
    }
  }

  /// Reads a line that the terminal itself edits.
  func readUnedited() {
    guard outcome == nil else { return }
    draw()
    while outcome == nil {
      while let character = decoder.take() {
        if character == 0x0A {
          outcome = .line(EditLine.text(plainLine))
          return
        }
        if plainLine.count < Self.longestLine { plainLine.append(character) }
      }
      let readiness = wait(forInput: true, milliseconds: -1)
      handleMail()
      if readiness.input, outcome == nil { fillDecoder(readiness) }
    }
    if outcome == .endOfFile, !plainLine.isEmpty { outcome = .line(EditLine.text(plainLine)) }
  }
}

/// Where in the sequence of a function key the input is.
struct KeySequence {
  private enum Place {
    case none
    case escape
    case control
  }

  private var place = Place.none

  /// Whether a character is text of its own and no part of a key's sequence.
  mutating func isText(_ character: UInt32) -> Bool {
    switch place {
    case .none:
      if character == 0x1B { place = .escape }
      return character >= 0x20 && character != 0x7F
    case .escape:
      place = character == UInt32(UInt8(ascii: "[")) || character == 0x4F ? .control : .none
      return false
    case .control:
      if (0x40...0x7E).contains(character) { place = .none }
      return false
    }
  }
}
