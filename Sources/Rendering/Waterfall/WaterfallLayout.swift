import Inspection

/// How the columns of a terminal are shared out among a waterfall's parts.
struct WaterfallLayout: Hashable, Sendable {
  /// The columns of the names.
  var name: Int
  /// The columns of the axis; nil where there is no room for bars, or nothing to draw.
  var axis: Int?
  /// The columns of the axis and of what stands to the right of the bars.
  var area = 0
  /// The columns of each fact that is shown at the right.
  var facts: [Int] = []

  /// The shortest axis that says something.
  private static let leastAxis = 8
  /// The shortest axis beside facts.
  private static let leastAxisBesideFacts = 24

  /// Shares out `width` columns: facts are left out from the right first, then the axis shrinks.
  init(_ waterfall: Waterfall, width: Int, isFine: Bool) {
    let widest = waterfall.rows.map { DisplayWidth.of(TerminalText.escaped($0.name)) }.max() ?? 0
    name = min(widest, max(16, width / 3))
    let widths = (0..<3).map { fact in
      waterfall.rows.map { DisplayWidth.of($0.facts[fact]) }.max() ?? 0
    }
    guard waterfall.hasBars else { return }
    for count in (0...3).reversed() {
      let shown = widths.prefix(count).filter { $0 > 0 }
      let least = shown.isEmpty ? Self.leastAxis : Self.leastAxisBesideFacts
      let area = width - name - 2 - shown.reduce(0) { $0 + $1 + 2 }
      let end = Self.end(waterfall, area: area)
      guard area - end >= least,
        let axis = (least...(area - end)).last(where: {
          Self.fits(waterfall, axis: $0, area: area, isFine: isFine)
        })
      else { continue }
      (self.area, self.axis, facts) = (area, axis, Array(shown))
      return
    }
  }

  /// The columns behind the axis: for its last label, and for the limit's where that is not much.
  private static func end(_ waterfall: Waterfall, area: Int) -> Int {
    let scale = waterfall.scale
    let label = DisplayWidth.of(Quantity.interval(scale.maximum))
    let words = waterfall.gate.limit > scale.maximum ? "  limit  ->" : " limit"
    let limit = DisplayWidth.of(Quantity.interval(waterfall.gate.limit)) + words.count
    return area >= 3 * limit ? max(label, limit) : label
  }

  /// Whether each bar has room for its outcome beside it.
  private static func fits(
    _ waterfall: Waterfall, axis: Int, area: Int, isFine: Bool
  ) -> Bool {
    let scale = waterfall.scale
    return waterfall.rows.allSatisfy { row in
      let bar = WaterfallBar.columns(
        row.segments, scale: scale, columns: axis, isFine: isFine)
      return bar + 1 + DisplayWidth.of(row.outcome.text) <= area
    }
  }
}
