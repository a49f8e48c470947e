/// Where the terminal itself edits the line, or none is there: the prompt is all that is shown.
final class UneditedScreen: Screen {
  private let writer: TerminalWriter
  private let isTerminal: Bool
  private var shown: StyledText?

  /// Writes a prompt only to a terminal.
  init(writer: TerminalWriter, isTerminal: Bool) {
    self.writer = writer
    self.isTerminal = isTerminal
  }

  var listColumns: Int { 79 }

  func show(_ picture: Picture) {
    guard isTerminal, shown == nil else { return }
    shown = picture.prompt
    writer.write(picture.prompt.cells.map(\.text).joined())
    writer.flush()
  }

  func show(above lines: [String], _ picture: Picture) {
    if isTerminal { writer.write("\r\n") }
    for line in lines { writer.write(StyledText.plain(line) + "\r\n") }
    writer.flush()
    shown = nil
    show(picture)
  }

  func show(below lines: [String], _ picture: Picture) {
    show(above: lines, picture)
  }

  func finish(_ picture: Picture, mark: String) {}

  func clear(_ picture: Picture) {}

  func resize(columns: Int, rows: Int, _ picture: Picture) {}

  func forget() {
    shown = nil
  }
}
