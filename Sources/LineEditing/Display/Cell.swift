/// What stands in one place of the screen: a character with its combining ones.
struct Cell: Equatable {
  /// What is written, with the colours that begin before it or end after it.
  var text: String
  /// How many columns it takes.
  var width: Int
  /// Whether it is part of a prompt, whose colours only hold when it is written from its start.
  var isPrompt = false
}

/// Rows of cells and where the cursor stands among them.
struct Frame: Equatable {
  /// The rows, from the top.
  var rows: [[Cell]] = [[]]
  /// The cursor's row.
  var cursorRow = 0
  /// The cursor's column.
  var cursorColumn = 0

  /// The columns that a row takes.
  static func width(of row: [Cell]) -> Int {
    row.reduce(0) { $0 + $1.width }
  }

  /// The part that fits into a window of `height` rows, beginning at `top` or where the cursor is.
  func window(height: Int, top: inout Int) -> Frame {
    top = min(top, max(0, rows.count - height), cursorRow)
    top = max(top, cursorRow - height + 1)
    return Frame(
      rows: Array(rows.dropFirst(top).prefix(height)), cursorRow: cursorRow - top,
      cursorColumn: cursorColumn)
  }
}
