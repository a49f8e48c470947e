/// Lays candidates out in columns.
enum CandidateList {
  /// The rows, read down each column, no wider than `columns`.
  static func rows(_ candidates: [Candidate], omitted: Int, columns: Int) -> [String] {
    let items = candidates.map { CellText.cells(of: $0.display) }
    let widest = items.map { Frame.width(of: $0) }.max() ?? 0
    let perRow = max(1, (columns + 2) / (widest + 2))
    let count = (items.count + perRow - 1) / perRow
    var rows = (0..<count).map { row in
      stride(from: row, to: items.count, by: count).map { items[$0] }
    }.map { text(of: $0, width: widest, columns: columns) }
    if omitted > 0 { rows.append("… and \(omitted) more") }
    return rows
  }

  private static func text(of items: [[Cell]], width: Int, columns: Int) -> String {
    var text = ""
    for (index, item) in items.enumerated() {
      text += fitting(item, columns).map(\.text).joined()
      if index < items.count - 1 {
        text += String(repeating: " ", count: width + 2 - Frame.width(of: item))
      }
    }
    return text
  }

  /// The cells that fit into the columns, with a mark where some were cut off.
  private static func fitting(_ cells: [Cell], _ columns: Int) -> [Cell] {
    guard Frame.width(of: cells) > columns else { return cells }
    var used = 0
    let kept = cells.prefix { cell in
      used += cell.width
      return used < columns
    }
    return kept + [Cell(text: "…", width: 1)]
  }
}
