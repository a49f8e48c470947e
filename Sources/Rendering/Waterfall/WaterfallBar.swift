/// A watch's phases laid out in columns.
struct WaterfallBar: Hashable, Sendable {
  /// A stretch of time in one phase.
  struct Segment: Hashable, Sendable {
    var phase: WaterfallPhase
    var start: Duration
    var end: Duration
  }

  /// What each column shows; nil for a gap between phases.
  private(set) var cells: [WaterfallPhase?] = []
  /// How much of the last column is filled, in eighths.
  private(set) var lastEighths = 8

  /// Lays segments out, which are in order and do not overlap, on `columns` columns.
  ///
  /// Edges are rounded to columns. What would vanish so gets a column at the cost of its
  /// neighbours, as long as few do: else only the longest stretch of a phase that would not be seen
  /// at all, so that many short stretches do not look long.
  init(_ segments: [Segment], scale: WaterfallScale, columns: Int, isFine: Bool = false) {
    let count = Self.columns(segments, scale: scale, columns: columns, isFine: isFine)
    let parts = Self.parts(segments)
    guard let last = parts.last, count > 0 else { return }
    var edges = parts.map {
      min(count, Int(scale.position(of: $0.end, columns: columns).rounded()))
    }
    edges[edges.count - 1] = count
    let minima = Self.minima(parts, edges: edges)
    for index in edges.indices {
      edges[index] = max(edges[index], (index > 0 ? edges[index - 1] : 0) + minima[index])
    }
    var limit = count
    for index in edges.indices.reversed() {
      edges[index] = min(edges[index], limit)
      limit = edges[index] - minima[index]
    }
    for (part, edge) in zip(parts, edges) {
      cells += Array(repeating: part.phase, count: edge - cells.count)
    }
    if isFine, cells.last == .list {
      let end = scale.position(of: last.end, columns: columns)
      lastEighths = min(8, max(1, Int(((end - Double(count - 1)) * 8).rounded())))
    }
  }

  /// How many columns the bar takes.
  static func columns(
    _ segments: [Segment], scale: WaterfallScale, columns: Int, isFine: Bool
  ) -> Int {
    guard let last = segments.last, columns > 0 else { return 0 }
    let end = min(Double(columns), scale.position(of: last.end, columns: columns))
    let isFine = isFine && last.phase == .list
    return max(1, Int(end.rounded(isFine ? .up : .toNearestOrAwayFromZero)))
  }

  private struct Part {
    var phase: WaterfallPhase?
    var end: Duration
    var duration: Duration
  }

  /// Segments of one phase that follow each other as one, and the gaps between.
  private static func parts(_ segments: [Segment]) -> [Part] {
    var parts: [Part] = []
    var reached = Duration.zero
    for segment in segments {
      let start = max(reached, segment.start)
      if start > reached { parts.append(Part(phase: nil, end: start, duration: start - reached)) }
      let duration = max(.zero, segment.end - start)
      reached = start + duration
      if parts.last?.phase == segment.phase {
        parts[parts.count - 1].end = reached
        parts[parts.count - 1].duration += duration
      } else {
        parts.append(Part(phase: segment.phase, end: reached, duration: duration))
      }
    }
    return parts
  }

  /// How many columns each part gets at least: one or none.
  private static func minima(_ parts: [Part], edges: [Int]) -> [Int] {
    let count = edges.last ?? 0
    let phases = parts.indices.filter { parts[$0].phase != nil }
    let thin = phases.filter { edges[$0] == ($0 > 0 ? edges[$0 - 1] : 0) }
    let byDuration = phases.sorted { parts[$0].duration > parts[$1].duration }
    var seen: Set<WaterfallPhase?> = []
    let longest = byDuration.filter { seen.insert(parts[$0].phase).inserted }
    let others = Set(phases).subtracting(longest).subtracting(thin.count * 4 <= count ? [] : thin)
    let kept = Set((longest + byDuration.filter(others.contains)).prefix(count))
    return parts.indices.map { kept.contains($0) ? 1 : 0 }
  }

  /// The columns as they are drawn.
  func marks(usesASCII: Bool) -> [(mark: Character, role: Palette.Role)] {
    var marks = cells.map { phase in
      (mark: phase?.mark(usesASCII: usesASCII) ?? " ", role: phase?.role ?? .plain)
    }
    if lastEighths < 8, !marks.isEmpty {
      marks[marks.count - 1].mark = Self.eighths[lastEighths - 1]
    }
    return marks
  }

  /// One to seven eighths of a column.
  private static let eighths: [Character] = ["▏", "▎", "▍", "▌", "▋", "▊", "▉"]
}
