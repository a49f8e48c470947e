/// One line of columns, each with a character of that width and a colour.
struct WaterfallCanvas: Sendable {
  private var cells: [(mark: Character, role: Palette.Role)]

  /// An empty line.
  init(columns: Int) {
    cells = Array(repeating: (" ", .plain), count: columns)
  }

  /// Puts one character; what lies outside is left out.
  mutating func put(_ mark: Character, _ role: Palette.Role, at column: Int) {
    if cells.indices.contains(column) { cells[column] = (mark, role) }
  }

  /// Puts characters beside each other.
  mutating func put(_ marks: some Sequence<Character>, _ role: Palette.Role, at column: Int) {
    for (offset, mark) in marks.enumerated() { put(mark, role, at: column + offset) }
  }

  /// Whether a text finds free columns there, with a free one at each side.
  func isFree(_ columns: Range<Int>) -> Bool {
    guard columns.lowerBound >= 0, columns.upperBound <= cells.count else { return false }
    let surroundings = max(0, columns.lowerBound - 1)..<min(cells.count, columns.upperBound + 1)
    return cells[surroundings].allSatisfy { $0.mark == " " }
  }

  /// The line with one escape sequence for each stretch of a colour.
  func text(_ palette: Palette, trimmed: Bool) -> String {
    var rest = cells[...]
    if trimmed { while rest.last?.mark == " " { rest.removeLast() } }
    var result = ""
    while let role = rest.first?.role {
      let stretch = rest.prefix { $0.role == role }
      result += palette.paint(String(stretch.map(\.mark)), role)
      rest = rest.dropFirst(stretch.count)
    }
    return result
  }
}
