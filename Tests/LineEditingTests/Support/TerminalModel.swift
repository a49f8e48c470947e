/// A terminal's screen: what the editor's output looks like.
struct TerminalModel {
  private(set) var columns: Int
  private(set) var rows: [[String]]
  private(set) var row = 0
  private(set) var column = 0
  /// How many times it has beeped.
  private(set) var beeps = 0
  /// The rows that were scrolled out at the top.
  private(set) var scrolled: [String] = []
  private var wraps = false
  private var pending: [UInt8] = []

  init(columns: Int, rows: Int) {
    self.columns = columns
    self.rows = Array(repeating: Array(repeating: " ", count: columns), count: rows)
  }

  /// The rows down to the last one that holds anything.
  var text: [String] {
    var lines = rows.map { Self.trimmed($0.joined()) }
    while lines.last?.isEmpty == true { lines.removeLast() }
    return lines
  }

  static func trimmed(_ line: String) -> String {
    String(line.reversed().drop { $0 == " " }.reversed())
  }

  /// Cuts rows or adds to them, as terminals do that do not wrap lines anew.
  mutating func resize(columns new: Int) {
    for index in rows.indices {
      rows[index] = Array(rows[index].prefix(new))
      rows[index] += Array(repeating: " ", count: new - rows[index].count)
    }
    columns = new
    column = min(column, new - 1)
    wraps = false
  }

  /// Shows bytes.
  mutating func feed(_ bytes: some Sequence<UInt8>) {
    pending += bytes
    while let (sequence, count) = nextUnit() {
      pending.removeFirst(count)
      show(sequence)
    }
  }

  /// The next whole character or escape sequence.
  private func nextUnit() -> (String, Int)? {
    guard let first = pending.first else { return nil }
    if first == 0x1B {
      guard pending.count > 1 else { return nil }
      guard pending[1] == UInt8(ascii: "[") else { return (text(2), 2) }
      guard let end = pending.dropFirst(2).firstIndex(where: { (0x40...0x7E).contains($0) })
      else { return nil }
      return (text(end + 1), end + 1)
    }
    let count = first < 0x80 ? 1 : first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
    return pending.count < count ? nil : (text(count), count)
  }

  private func text(_ count: Int) -> String {
    String(decoding: pending.prefix(count), as: UTF8.self)
  }

  private mutating func show(_ unit: String) {
    switch unit {
    case "\r":
      column = 0
      wraps = false
    case "\n": lineFeed()
    case "\u{08}": column = max(0, column - 1)
    case "\u{07}": beeps += 1
    default:
      if unit.hasPrefix("\u{1B}[") { control(unit) } else { put(unit) }
    }
  }

  private mutating func lineFeed() {
    wraps = false
    row += 1
    guard row == rows.count else { return }
    scrolled.append(Self.trimmed(rows.removeFirst().joined()))
    rows.append(Array(repeating: " ", count: columns))
    row -= 1
  }

  private mutating func put(_ unit: String) {
    let width = Self.width(unit)
    if width == 0 {
      let index = wraps ? column : max(0, column - 1)
      rows[row][index].isEmpty ? (rows[row][index - 1] += unit) : (rows[row][index] += unit)
      return
    }
    if wraps || column + width > columns {
      column = 0
      lineFeed()
    }
    rows[row][column] = unit
    if width == 2 { rows[row][column + 1] = "" }
    column += width
    wraps = column >= columns
    if wraps { column = columns - 1 }
  }

  private mutating func control(_ sequence: String) {
    let count = max(1, Int(sequence.dropFirst(2).dropLast()) ?? 1)
    switch sequence.last {
    case "A": row = max(0, row - count)
    case "C": column = min(columns - 1, column + count)
    case "D": column = max(0, column - count)
    case "H": (row, column) = (0, 0)
    case "K": erase(row, from: column)
    case "J":
      if sequence.hasSuffix("2J") {
        for index in rows.indices { erase(index, from: 0) }
      } else {
        erase(row, from: column)
        for index in rows.indices.dropFirst(row + 1) { erase(index, from: 0) }
      }
    case "m": return
    default: rows[row][column] = "<\(sequence.dropFirst())>"
    }
    wraps = false
  }

  private mutating func erase(_ index: Int, from start: Int) {
    for column in start..<columns { rows[index][column] = " " }
  }

  private static func width(_ unit: String) -> Int {
    switch unit.unicodeScalars.first?.value ?? 0 {
    case 0x300...0x36F, 0x200D, 0xFE0F: 0
    case 0x1100...0x115F, 0x3041...0x33FF, 0x3400...0x9FFF, 0xAC00...0xD7A3, 0x1F300...0x1FAFF: 2
    default: 1
    }
  }
}
