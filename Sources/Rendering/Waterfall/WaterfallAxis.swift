import Inspection

/// The two lines above the bars: the labels, and the ruler with what happens at the gate.
struct WaterfallAxis: Sendable {
  private let scale: WaterfallScale
  private let gate: SyncReport.Gate
  private let columns: Int
  private let area: Int
  private let usesASCII: Bool

  init(_ waterfall: Waterfall, columns: Int, area: Int, usesASCII: Bool) {
    scale = waterfall.scale
    gate = waterfall.gate
    self.columns = columns
    self.area = area
    self.usesASCII = usesASCII
  }

  /// The column of the gate's limit; nil beyond the axis.
  var limitColumn: Int? { scale.column(of: gate.limit, columns: columns) }

  /// The column of the moment at which the gate opens; nil beyond the axis.
  var openingColumn: Int? { scale.column(of: gate.ownWait, columns: columns) }

  /// Whether the gate's polls are far enough apart to be marked, and not the axis' end alone.
  var marksPolls: Bool {
    gate.pollInterval < scale.maximum
      && scale.position(of: gate.pollInterval, columns: columns) >= 2
  }

  /// Whether the limit is named on the axis or at its end; else the legend has to.
  var namesLimit: Bool { limitLabel.map { $0.column + $0.text.count <= area } ?? false }

  /// What stands at the limit, or at the end of an axis that does not reach it.
  private var limitLabel: (column: Int, text: String)? {
    let limit = Quantity.interval(gate.limit)
    if let limitColumn { return (limitColumn, "\(limit) limit") }
    return (columns + 2, "limit \(limit) \(usesASCII ? "->" : "→")")
  }

  /// The labels of round times; the limit's comes first, the others where they have room.
  var labels: WaterfallCanvas {
    var canvas = WaterfallCanvas(columns: area)
    canvas.put("0s", .dim, at: 0)
    if limitColumn != nil, namesLimit, let limitLabel {
      canvas.put(limitLabel.text, .dim, at: limitLabel.column)
    }
    let widest = scale.multiples(of: scale.step).map { Quantity.interval($0).count }.max() ?? 0
    for moment in rounds(atLeast: widest + 2) {
      let label = Quantity.interval(moment)
      guard let column = scale.column(of: moment, columns: columns),
        canvas.isFree(column..<column + label.count)
      else { continue }
      canvas.put(label, .dim, at: column)
    }
    return canvas
  }

  /// The ruler: round times, polls, the gate's opening, the limit.
  var ruler: WaterfallCanvas {
    var canvas = WaterfallCanvas(columns: area)
    for column in 0...columns { canvas.put(usesASCII ? "-" : "─", .dim, at: column) }
    let rounds = Set(columnsOf(rounds(atLeast: 3)))
    for column in rounds { canvas.put(usesASCII ? "+" : "┴", .dim, at: column) }
    if marksPolls {
      for column in columnsOf(scale.multiples(of: gate.pollInterval).dropFirst()) {
        let both: Character = usesASCII ? "+" : "┼"
        canvas.put(
          rounds.contains(column) ? both : pollMark, .dim, at: column)
      }
    }
    if let limitColumn { canvas.put(limitMark, .warning, at: limitColumn) }
    if let openingColumn {
      canvas.put(openingMark, gate.timedOut ? .warning : .strong, at: openingColumn)
    }
    if limitColumn == nil, namesLimit, let limitLabel {
      canvas.put(limitLabel.text, .dim, at: limitLabel.column)
    }
    return canvas
  }

  /// A poll of the gate on the ruler.
  var pollMark: Character { usesASCII ? "'" : "┬" }
  /// The moment at which the gate opens.
  var openingMark: Character { usesASCII ? "v" : "▼" }
  /// The gate's limit.
  var limitMark: Character { usesASCII ? "|" : "│" }

  /// Round times that are so many columns apart.
  private func rounds(atLeast distance: Int) -> [Duration] {
    let factor = [1, 2, 5].first {
      scale.position(of: scale.step * $0, columns: columns) >= Double(distance)
    }
    return scale.multiples(of: scale.step * (factor ?? 10))
  }

  private func columnsOf(_ moments: some Sequence<Duration>) -> [Int] {
    moments.compactMap { scale.column(of: $0, columns: columns) }
  }
}
