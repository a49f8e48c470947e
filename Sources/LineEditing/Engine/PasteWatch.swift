/// Notices that text goes into the middle of the line, where libedit takes long for much of it.
///
/// libedit lays the whole line out for each character. Where many wait, and the one before went into
/// the line as it is, the rest can go there at once. That libedit is not asking for something else
/// shows in the line: a search and a command add a line feed to it, vi's search stands at its end.
struct PasteWatch {
  /// How many characters must wait.
  static let fewest = 64

  private var length = 0
  private var cursor = 0
  private var isText = false

  /// Notes the line as it is before a character that is given to libedit.
  mutating func note(_ isText: Bool, length: Int, cursor: Int) {
    self.isText = isText
    self.length = length
    self.cursor = cursor
  }

  /// Whether that character went into the middle of the line.
  func sawInsertion(length: Int, cursor: Int, isVi: Bool) -> Bool {
    isText && length == self.length + 1 && cursor == self.cursor + 1
      && cursor <= length - (isVi ? 2 : 1)
  }
}

extension Engine {
  /// Puts the text that waits into the line, where it is sure to belong there.
  func takePaste() {
    guard decoder.waiting >= PasteWatch.fewest, let editLine else { return }
    let (length, cursor) = editLine.position
    guard pasteWatch.sawInsertion(length: length, cursor: cursor, isVi: editLine.isVi),
      !editLine.line().characters.contains(0x0A)
    else { return }
    var text: [UInt32] = []
    while length + text.count < Self.longestLine, let next = decoder.takeText() {
      text.append(next)
    }
    keysRead += text.count
    editLine.insert(text)
  }
}
