/// A terminal that can only go back to the start of a row, such as `dumb`.
///
/// The line takes one row, of which the part around the cursor is shown, without colours.
final class PlainScreen: Screen {
  private let writer: TerminalWriter
  private var columns: Int
  private var shown: [Cell] = []
  private var column = 0
  private var left = 0

  /// Draws on a terminal.
  init(writer: TerminalWriter, columns: Int) {
    self.writer = writer
    self.columns = columns
  }

  var listColumns: Int { columns - 1 }

  func show(_ picture: Picture) {
    draw(picture)
    writer.flush()
  }

  func show(above lines: [String], _ picture: Picture) {
    writer.write("\r\n")
    show(lines, picture)
  }

  func show(below lines: [String], _ picture: Picture) {
    writer.write("\r\n")
    show(lines, picture)
  }

  func finish(_ picture: Picture, mark: String) {
    var last = picture
    last.line += mark.unicodeScalars.map(\.value)
    last.cursor = last.line.count
    draw(last)
    writer.write("\r\n")
    writer.flush()
    forget()
  }

  func clear(_ picture: Picture) {
    show(above: [], picture)
  }

  func resize(columns: Int, rows: Int, _ picture: Picture) {
    self.columns = columns
    show(above: [], picture)
  }

  func forget() {
    shown = []
    column = 0
    left = 0
  }

  private func show(_ lines: [String], _ picture: Picture) {
    for line in lines { writer.write(StyledText.plain(line) + "\r\n") }
    forget()
    show(picture)
  }

  private func draw(_ picture: Picture) {
    let (cells, cursor) = visible(picture)
    if cells.starts(with: shown), cursor == cells.count, column == Frame.width(of: shown) {
      for cell in cells.dropFirst(shown.count) { writer.write(cell.text) }
    } else if cells != shown || column != Frame.width(of: Array(cells[..<cursor])) {
      writer.write("\r" + cells.map(\.text).joined())
      let rest = Frame.width(of: shown) - Frame.width(of: cells)
      if rest > 0 { writer.write(String(repeating: " ", count: rest)) }
      if cursor < cells.count || rest > 0 {
        writer.write("\r" + cells[..<cursor].map(\.text).joined())
      }
    }
    shown = cells
    column = Frame.width(of: Array(cells[..<cursor]))
  }

  /// The cells that fit into the row, and how many of them stand before the cursor.
  private func visible(_ picture: Picture) -> ([Cell], Int) {
    var flat = picture
    flat.rightPrompt = StyledText("")
    flat.line = picture.line.map { $0 == 0x0A ? 0x20 : $0 }
    let before = Self.row(flat, upTo: flat.cursor)
    let all = Self.row(flat, upTo: flat.line.count)
    let width = Frame.width(of: before)
    let room = columns - 1
    if width < left { left = max(0, width - room / 2) }
    if width - left >= room { left = width - room / 2 }
    if Frame.width(of: all) < room { left = 0 }
    var start = 0
    var skipped = 0
    while start < before.count, skipped < left {
      skipped += before[start].width
      start += 1
    }
    var end = start
    var used = 0
    while end < all.count, used + all[end].width <= room {
      used += all[end].width
      end += 1
    }
    return (Array(all[start..<end]), min(before.count, end) - start)
  }

  private static func row(_ picture: Picture, upTo count: Int) -> [Cell] {
    var part = picture
    part.line = Array(picture.line.prefix(count))
    part.cursor = 0
    var layout = FrameLayout(columns: Int.max)
    for cell in part.prompt.cells { layout.add(cell) }
    for character in part.line { layout.add(character) }
    return layout.frame.rows[0]
  }
}
