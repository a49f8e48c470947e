/// A terminal whose cursor can be moved: only what has changed is written.
final class MovingScreen: Screen {
  private let writer: TerminalWriter
  private let wrapsLate: Bool
  private var columns: Int
  private var height: Int
  private var shown = Frame()
  private var top = 0
  private var row = 0
  private var column = 0

  /// Draws on a terminal.
  ///
  /// - Parameter wrapsLate: Whether the cursor stays in the last column until more is written.
  init(writer: TerminalWriter, columns: Int, rows: Int, wrapsLate: Bool) {
    self.writer = writer
    self.wrapsLate = wrapsLate
    self.columns = columns
    height = rows
  }

  /// The columns that are used: the last one stays free where writing it wraps at once.
  private var usedColumns: Int { wrapsLate ? columns : columns - 1 }

  var listColumns: Int { columns - 1 }

  func show(_ picture: Picture) {
    draw(picture.frame(columns: usedColumns))
    writer.flush()
  }

  func show(above lines: [String], _ picture: Picture) {
    move(toRow: 0, column: 0)
    writer.write("\u{1B}[J")
    write(lines)
    forget()
    show(picture)
  }

  func show(below lines: [String], _ picture: Picture) {
    move(toRow: shown.rows.count - 1, column: 0)
    writer.write("\r\n\u{1B}[J")
    write(lines)
    forget()
    show(picture)
  }

  func finish(_ picture: Picture, mark: String) {
    var last = picture
    last.rightPrompt = StyledText("")
    last.line += mark.unicodeScalars.map(\.value)
    last.cursor = last.line.count
    draw(last.frame(columns: usedColumns))
    // A line that fills its last row has the cursor below it already.
    if row == 0 || column > 0 { writer.write("\r\n") }
    writer.flush()
    forget()
  }

  func clear(_ picture: Picture) {
    writer.write("\u{1B}[H\u{1B}[2J")
    forget()
    show(picture)
  }

  /// A terminal that wraps its lines anew has the cursor in another row now, one that cuts them in
  /// the same; the higher of the two never erases what stands above the line.
  func resize(columns: Int, rows: Int, _ picture: Picture) {
    let old = row
    self.columns = columns
    height = rows
    let rewrapped = picture.frame(columns: usedColumns).cursorRow
    row = min(old, rewrapped)
    move(toRow: 0, column: 0, force: true)
    writer.write("\u{1B}[J")
    forget()
    show(picture)
  }

  func forget() {
    shown = Frame()
    top = 0
    row = 0
    column = 0
  }

  private func write(_ lines: [String]) {
    for line in lines {
      writer.write(line)
      if line.utf8.contains(0x1B) { writer.write("\u{1B}[0m") }
      writer.write("\r\n")
    }
  }
}

extension MovingScreen {
  private func draw(_ whole: Frame) {
    let frame = whole.window(height: height, top: &top)
    for index in frame.rows.indices {
      let old = index < shown.rows.count ? shown.rows[index] : nil
      draw(row: index, frame.rows[index], over: old)
    }
    if shown.rows.count > frame.rows.count {
      move(toRow: frame.rows.count, column: 0)
      writer.write("\u{1B}[J")
    }
    shown = frame
    move(toRow: frame.cursorRow, column: frame.cursorColumn)
  }

  /// Writes the part of a row that differs from what stands there.
  private func draw(row index: Int, _ new: [Cell], over old: [Cell]?) {
    if old == new { return }
    let old = old ?? []
    var start = zip(new, old).prefix { $0 == $1 }.count
    // Colours are set where a prompt begins, so a prompt is written from its start.
    while start > 0, start < new.count, new[start].isPrompt, new[start - 1].isPrompt { start -= 1 }
    var end = new.count
    let isShorter = Frame.width(of: new) < Frame.width(of: old)
    if Frame.width(of: new) == Frame.width(of: old) {
      let same = zip(new.reversed(), old.reversed()).prefix { $0 == $1 }.count
      end = max(start, new.count - same)
      while end > start, end < new.count, new[end].isPrompt, new[end - 1].isPrompt { end += 1 }
    }
    move(toRow: index, column: Frame.width(of: Array(new[..<start])), wraps: start < end)
    for cell in new[start..<end] {
      writer.write(cell.text)
      column += cell.width
    }
    if isShorter { writer.write("\u{1B}[K") }
  }

  /// Moves the cursor; `wraps` where a character follows, which can take it to the next row.
  private func move(
    toRow target: Int, column wanted: Int, wraps: Bool = false, force: Bool = false
  ) {
    if wraps, wrapsLate, column == columns, target == row + 1, wanted == 0 {
      row = target
      column = 0
      return
    }
    if target > row {
      writer.write("\r" + String(repeating: "\n", count: target - row))
      column = 0
    } else if target < row {
      writer.write("\u{1B}[\(row - target)A")
    }
    row = target
    if force || wanted == 0 && column != 0 || column >= columns {
      writer.write("\r")
      column = 0
    }
    if wanted > column { writer.write("\u{1B}[\(wanted - column)C") }
    if wanted < column { writer.write("\u{1B}[\(column - wanted)D") }
    column = wanted
  }
}
