import Inspection

/// Columns of text as kubectl prints them: capital headers, two spaces between, no lines.
public struct Table: Sendable {
  /// A column's header and how its cells stand.
  public struct Column: Hashable, Sendable {
    /// The header in capitals.
    public var header: String
    /// Whether the cells stand at the right, as numbers do.
    public var isRightAligned: Bool
    /// Whether the column is shown with `-o wide` only.
    public var isWide: Bool
    /// Whether the column is left out of a table that does not fit the terminal; `-o wide` has it.
    public var isSpare: Bool

    /// Makes a column.
    public init(
      _ header: String, isRightAligned: Bool = false, isWide: Bool = false, isSpare: Bool = false
    ) {
      self.header = header
      self.isRightAligned = isRightAligned
      self.isWide = isWide
      self.isSpare = isSpare
    }
  }

  /// One value; the text is escaped when printed, so it may come from anywhere.
  public struct Cell: Hashable, Sendable, ExpressibleByStringLiteral {
    /// What it says; `-` is printed where it is empty.
    public var text: String
    /// What it means.
    public var role: Palette.Role

    /// Makes a cell.
    public init(_ text: String, _ role: Palette.Role = .plain) {
      self.text = text
      self.role = role
    }

    /// Makes a plain cell.
    public init(stringLiteral value: String) { self.init(value) }

    /// A count with thousands separators; `-` for nil.
    public static func count(_ number: Int?) -> Cell { Cell(number.map(Quantity.count) ?? "") }

    /// Words with commas between.
    public static func list(_ words: [String]) -> Cell { Cell(words.joined(separator: ",")) }
  }

  /// The columns.
  public var columns: [Column]
  /// The rows, each with a cell for each column.
  public var rows: [[Cell]]

  /// Makes a table.
  public init(_ columns: [Column], rows: [[Cell]] = []) {
    self.columns = columns
    self.rows = rows
  }

  /// Prints the table, each line ended by a line feed.
  public func text(_ style: TableStyle) -> String {
    let shown = shown(style)
    var lines = style.showsHeaders ? [shown.map { Cell(columns[$0].header, .strong) }] : []
    for row in rows {
      lines.append(shown.map { $0 < row.count ? Self.printable(row[$0]) : Cell("-") })
    }
    var widths = shown.indices.map { column in
      lines.reduce(0) { max($0, DisplayWidth.of($1[column].text)) }
    }
    if let limit = style.terminalWidth { Self.shrink(&widths, to: limit) }
    var result = ""
    for line in lines {
      append(line, shown: shown, widths: widths, style: style, to: &result)
    }
    return result
  }

  /// The columns that are printed; of those that can be spared, the last goes first.
  private func shown(_ style: TableStyle) -> [Int] {
    if style.isWide { return Array(columns.indices) }
    var shown = columns.indices.filter { !columns[$0].isWide }
    guard let limit = style.terminalWidth, columns.contains(where: \.isSpare) else { return shown }
    var total = shown.reduce(2 * max(0, shown.count - 1)) { $0 + width(of: $1) }
    while total > limit, let spare = shown.lastIndex(where: { columns[$0].isSpare }) {
      total -= width(of: shown.remove(at: spare)) + 2
    }
    return shown
  }

  /// How wide a column is where nothing is cut.
  private func width(of column: Int) -> Int {
    rows.reduce(DisplayWidth.of(columns[column].header)) { width, row in
      column < row.count ? max(width, DisplayWidth.of(Self.printable(row[column]).text)) : width
    }
  }

  private static func printable(_ cell: Cell) -> Cell {
    Cell(cell.text.isEmpty ? "-" : TerminalText.escaped(cell.text), cell.role)
  }

  private func append(
    _ line: [Cell], shown: [Int], widths: [Int], style: TableStyle, to result: inout String
  ) {
    for (position, cell) in line.enumerated() {
      let text = DisplayWidth.truncated(
        cell.text, to: widths[position], mark: style.usesASCII ? "~" : "…")
      let padding = String(repeating: " ", count: widths[position] - DisplayWidth.of(text))
      let painted = style.palette.paint(text, cell.role)
      let isLast = position == line.count - 1
      if columns[shown[position]].isRightAligned {
        result += padding + painted
      } else {
        result += isLast ? painted : painted + padding
      }
      result += isLast ? "\n" : "  "
    }
  }

  /// Takes columns from the widest until the table fits.
  ///
  /// The first column is what a row is known by and stays whole. Where the others would become
  /// unreadable the table is left as it is: the terminal wraps it, and nothing is lost.
  private static func shrink(_ widths: inout [Int], to limit: Int) {
    for floor in [12, 8] {
      var shrunk = widths
      if shrink(&shrunk, to: limit, floor: floor) {
        widths = shrunk
        return
      }
    }
  }

  private static func shrink(_ widths: inout [Int], to limit: Int, floor: Int) -> Bool {
    var total = widths.reduce(0, +) + 2 * max(0, widths.count - 1)
    while total > limit {
      guard let widest = widths.indices.dropFirst().max(by: { widths[$0] < widths[$1] }),
        widths[widest] > floor
      else { return false }
      let second = widths.indices.dropFirst().filter { $0 != widest }.map { widths[$0] }.max() ?? 0
      let least = max(floor, min(second, widths[widest] - 1))
      let target = max(least, widths[widest] - (total - limit))
      total -= widths[widest] - target
      widths[widest] = target
    }
    return true
  }
}

/// How a table is printed.
public struct TableStyle: Hashable, Sendable {
  /// Whether columns marked as wide are shown.
  public var isWide = false
  /// Whether the line of headers is printed.
  public var showsHeaders = true
  /// The columns of the terminal, where the output is one; cells are cut to fit.
  public var terminalWidth: Int?
  /// Whether the tool's own marks and bars are ASCII; text from elsewhere stays as it is.
  public var usesASCII = false
  /// The colours.
  public var palette = Palette(isEnabled: false)

  /// The style of a pipe: no colours, nothing cut.
  public init() {}
}
