import Inspection

extension Waterfall {
  /// The width of what is no terminal.
  private static let standardWidth = 100

  /// Draws the waterfall, each line ended by a line feed.
  ///
  /// Where the terminal is too narrow for bars each watch has its outcome only.
  func text(_ style: TableStyle) -> String {
    let width = style.terminalWidth ?? Self.standardWidth
    let layout = WaterfallLayout(self, width: width, isFine: !style.usesASCII)
    guard let columns = layout.axis else { return outcomes(style, width: width) }
    let axis = WaterfallAxis(
      self, columns: columns, area: layout.area, usesASCII: style.usesASCII)
    let margin = String(repeating: " ", count: layout.name + 2)
    var lines = [axis.labels, axis.ruler].map { margin + $0.text(style.palette, trimmed: true) }
    let bars = rows.map { row in
      WaterfallBar(row.segments, scale: scale, columns: columns, isFine: !style.usesASCII)
    }
    lines += zip(rows, bars).map { line($0, $1, layout, axis, style) }
    let drawn = Set(bars.flatMap(\.cells))
    let items = legend(WaterfallPhase.allCases.filter(drawn.contains), axis, style)
    lines += wrapped(items, style, width: width, margin: width < 60 ? "" : margin)
    return lines.map { $0 + "\n" }.joined()
  }

  private func line(
    _ row: Row, _ bar: WaterfallBar, _ layout: WaterfallLayout, _ axis: WaterfallAxis,
    _ style: TableStyle
  ) -> String {
    let name = DisplayWidth.truncated(
      TerminalText.escaped(row.name), to: layout.name, mark: style.usesASCII ? "~" : "…")
    var canvas = WaterfallCanvas(columns: layout.area)
    if let limit = axis.limitColumn { canvas.put(axis.limitMark, .warning, at: limit) }
    for (column, cell) in bar.marks(usesASCII: style.usesASCII).enumerated() {
      canvas.put(cell.mark, cell.role, at: column)
    }
    let text = bar.cells.isEmpty ? row.outcome.text : " \(row.outcome.text)"
    canvas.put(text, row.outcome.role, at: bar.cells.count)
    var line = name.padded(to: layout.name) + "  "
    line += canvas.text(style.palette, trimmed: layout.facts.isEmpty)
    for (fact, width) in zip(row.facts, layout.facts) {
      line += "  " + String(repeating: " ", count: width - DisplayWidth.of(fact)) + fact
    }
    while line.last == " " { line.removeLast() }
    return line
  }

  private typealias LegendItem = (mark: String, role: Palette.Role, words: String)

  /// What the marks mean that occur.
  private func legend(
    _ phases: [WaterfallPhase], _ axis: WaterfallAxis, _ style: TableStyle
  ) -> [LegendItem] {
    var items: [LegendItem] = phases.map { phase in
      (String(phase.mark(usesASCII: style.usesASCII)), phase.role, phase.words)
    }
    if axis.openingColumn != nil {
      items.append(
        (String(axis.openingMark), gate.timedOut ? .warning : .strong, openingWords))
    }
    let polls = "gate polls every \(Quantity.interval(gate.pollInterval))"
    items.append((axis.marksPolls ? String(axis.pollMark) : "", .dim, polls))
    if !axis.namesLimit {
      let mark = axis.limitColumn == nil ? "" : String(axis.limitMark)
      items.append((mark, .warning, "limit \(Quantity.interval(gate.limit))"))
    }
    return items
  }

  /// The legend on as many lines as it takes.
  private func wrapped(
    _ items: [LegendItem], _ style: TableStyle, width: Int, margin: String
  ) -> [String] {
    var lines: [String] = []
    var used = 0
    for item in items {
      let space = item.mark.isEmpty ? "" : " "
      let columns = item.mark.count + space.count + item.words.count
      let painted = style.palette.paint(item.mark, item.role) + space + item.words
      if lines.isEmpty || used + 2 + columns > width {
        lines.append(margin + painted)
        used = margin.count + columns
      } else {
        lines[lines.count - 1] += "  " + painted
        used += 2 + columns
      }
    }
    return lines
  }

  /// Each watch with its outcome; the word before a time only where it has room.
  private func outcomes(_ style: TableStyle, width: Int) -> String {
    let names = rows.map { TerminalText.escaped($0.name) }
    let widest = names.map(DisplayWidth.of).max() ?? 0
    let outcome = rows.map { DisplayWidth.of($0.outcome.text) }.max() ?? 0
    let isShort = widest + 2 + outcome > width
    return zip(names, rows).map { name, row in
      var text = row.outcome.text
      if isShort, text.hasPrefix("synced ") { text.removeFirst("synced ".count) }
      return name.padded(to: widest) + "  " + style.palette.paint(text, row.outcome.role) + "\n"
    }.joined()
  }
}

extension String {
  /// The text with spaces behind it up to so many columns.
  fileprivate func padded(to columns: Int) -> String {
    self + String(repeating: " ", count: max(0, columns - DisplayWidth.of(self)))
  }
}
