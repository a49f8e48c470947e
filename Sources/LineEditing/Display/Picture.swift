/// What is to be seen of a line that is being typed.
struct Picture {
  /// The prompt.
  var prompt = StyledText("")
  /// What stands at the right of the first row.
  var rightPrompt = StyledText("")
  /// The line.
  var line: [UInt32] = []
  /// How many characters of it stand before the cursor.
  var cursor = 0

  /// The rows that show it on a terminal of so many columns.
  func frame(columns: Int) -> Frame {
    var layout = FrameLayout(columns: columns)
    for cell in prompt.cells { layout.add(cell) }
    for (index, character) in line.enumerated() {
      if index == cursor { layout.markCursor(before: CellText.cell(of: character)) }
      if character == 0x0A { layout.breakRow() } else { layout.add(character) }
    }
    if cursor >= line.count { layout.markCursor(before: nil) }
    layout.addRightPrompt(rightPrompt.cells)
    return layout.frame
  }
}

/// Puts cells into rows.
struct FrameLayout {
  private(set) var frame = Frame()
  private var column = 0
  private let columns: Int

  init(columns: Int) {
    self.columns = max(2, columns)
  }

  /// Adds a character of the line; a combining one joins the cell before it.
  mutating func add(_ character: UInt32) {
    let cell = CellText.cell(of: character)
    let row = frame.rows.count - 1
    if cell.width == 0, let last = frame.rows[row].indices.last {
      frame.rows[row][last].text += cell.text
    } else if cell.width == 0 {
      add(Cell(text: " " + cell.text, width: 1))
    } else {
      add(cell)
    }
  }

  /// Adds a cell, in a new row where this one has no room for it.
  mutating func add(_ cell: Cell) {
    if column + cell.width > columns { breakRow() }
    frame.rows[frame.rows.count - 1].append(cell)
    column += cell.width
  }

  /// Begins a new row.
  mutating func breakRow() {
    frame.rows.append([])
    column = 0
  }

  /// Notes that the cursor stands here, in the next row where this one is full.
  mutating func markCursor(before cell: Cell?) {
    let needed = max(1, cell?.width ?? 1)
    if column + needed > columns {
      // The row breaks here in any case, unless what follows joins the last cell.
      if cell == nil || cell?.width != 0 { breakRow() }
    }
    frame.cursorRow = frame.rows.count - 1
    frame.cursorColumn = min(column, columns - 1)
  }

  /// Puts a prompt at the right of the first row, where there is only that and room for a gap.
  mutating func addRightPrompt(_ cells: [Cell]) {
    let width = Frame.width(of: cells)
    guard width > 0, frame.rows.count == 1, column + width + 2 <= columns else { return }
    let gap = columns - 1 - width - column
    frame.rows[0] += Array(repeating: Cell(text: " ", width: 1), count: gap)
    frame.rows[0] += cells
  }
}
