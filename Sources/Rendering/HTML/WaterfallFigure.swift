import Inspection

/// A waterfall as markup: a small picture for each watch, with its numbers in words.
struct WaterfallFigure: Sendable {
  private let waterfall: Waterfall
  private let scale: WaterfallScale

  init(_ waterfall: Waterfall) {
    self.waterfall = waterfall
    scale = waterfall.scale
  }

  /// The whole figure with its legend.
  var markup: HTMLFragment {
    let rows = HTMLFragment(waterfall.rows.map(row))
    return .element("div", ["class": "waterfall"], axis, rows, legend)
  }

  /// How many polls are marked at most; more would be a grey stripe.
  private static let pollLimit = 60

  private var polls: [Duration] {
    let interval = waterfall.gate.pollInterval
    guard interval > .zero, interval * Self.pollLimit >= scale.maximum else { return [] }
    return Array(scale.multiples(of: interval).dropFirst())
  }

  private var axis: HTMLFragment {
    let moments = scale.multiples(of: scale.step)
    var picture = HTMLFragment()
    for (offset, moment) in moments.enumerated() {
      let anchor = offset == 0 ? "start" : offset == moments.count - 1 ? "end" : "middle"
      picture += .element(
        "text", ["x": percent(moment), "y": "11", "text-anchor": anchor],
        text: Quantity.interval(moment))
      picture += line("tick", moment, from: "15", to: "22")
    }
    for poll in polls { picture += line("poll", poll, from: "19", to: "22") }
    return .element(
      "div", ["class": "row axis", "aria-hidden": "true"], .element("span", ["class": "name"]),
      .element("svg", ["height": "22"], picture), .element("span", ["class": "outcome"]),
      .element("span", ["class": "facts"]))
  }

  private func row(_ row: Waterfall.Row) -> HTMLFragment {
    var picture = line("rail", .zero, to: scale.maximum)
    for segment in row.segments { picture += bar(segment) }
    if waterfall.gate.limit <= scale.maximum {
      picture += line("limit", waterfall.gate.limit, from: "0", to: "24")
    }
    if waterfall.gate.ownWait <= scale.maximum {
      picture += line("opening", waterfall.gate.ownWait, from: "0", to: "24")
    }
    let parts = row.segments.prefix(8).map { segment in
      "\(segment.phase.words) \(Quantity.seconds(segment.end - segment.start))"
    }
    let label = "\(row.name): \(parts.joined(separator: ", ")); \(row.outcome.text)"
    return .element(
      "div", ["class": "row"], .element("span", ["class": "name"], text: row.name),
      .element("svg", ["height": "24", "role": "img", "aria-label": label], picture),
      .element("span", ["class": "outcome \(row.outcome.role)"], text: row.outcome.text),
      .element(
        "span", ["class": "facts"],
        text: row.facts.filter { !$0.isEmpty }.joined(separator: " · ")))
  }

  private func bar(_ segment: WaterfallBar.Segment) -> HTMLFragment {
    let (top, height) = segment.phase.span
    let title =
      "\(segment.phase.words): \(Quantity.seconds(segment.end - segment.start)),"
      + " from \(Quantity.seconds(segment.start))"
    return .element(
      "rect",
      [
        "class": segment.phase.className, "x": percent(segment.start), "y": top,
        "width": percent(segment.end - segment.start), "height": height,
      ], .element("title", text: title))
  }

  private var legend: HTMLFragment {
    let occurring = Set(waterfall.rows.flatMap { $0.segments.map(\.phase) })
    var items = WaterfallPhase.allCases.filter(occurring.contains).map { phase in
      let (top, height) = phase.span
      let swatch = HTMLFragment.element(
        "rect",
        ["class": phase.className, "x": "1", "y": top, "width": "22", "height": height])
      return item(swatch, phase.words)
    }
    let gate = waterfall.gate
    let limit = Quantity.interval(gate.limit)
    if gate.ownWait <= scale.maximum {
      items.append(item(mark("opening", from: "0", to: "24"), waterfall.openingWords))
    }
    items.append(
      gate.limit <= scale.maximum
        ? item(mark("limit", from: "0", to: "24"), "the gate's limit (\(limit))")
        : .element("li", text: "the gate's limit, \(limit), lies beyond the axis →"))
    let interval = "gate polls every \(Quantity.interval(gate.pollInterval))"
    items.append(
      polls.isEmpty
        ? .element("li", text: interval) : item(mark("poll", from: "8", to: "16"), interval))
    return .element("ul", ["class": "legend"], HTMLFragment(items))
  }

  private func item(_ picture: HTMLFragment, _ words: String) -> HTMLFragment {
    .element(
      "li", .element("svg", ["width": "24", "height": "24", "aria-hidden": "true"], picture),
      HTMLFragment(words))
  }

  private func mark(_ name: String, from top: String, to bottom: String) -> HTMLFragment {
    .element("line", ["class": name, "x1": "12", "x2": "12", "y1": top, "y2": bottom])
  }

  private func line(
    _ name: String, _ moment: Duration, from top: String, to bottom: String
  ) -> HTMLFragment {
    let x = percent(moment)
    return .element("line", ["class": name, "x1": x, "x2": x, "y1": top, "y2": bottom])
  }

  private func line(_ name: String, _ start: Duration, to end: Duration) -> HTMLFragment {
    .element(
      "line",
      ["class": name, "x1": percent(start), "x2": percent(end), "y1": "12", "y2": "12"])
  }

  /// A share of the axis to a thousandth of a per cent.
  private func percent(_ moment: Duration) -> String {
    let share = scale.position(of: max(.zero, moment), columns: 100_000).rounded() / 1000
    return "\(min(100, share))%"
  }
}

extension WaterfallPhase {
  /// The phase as the page's style calls it.
  var className: String { "phase-\(self)" }

  /// Where its bar lies in a row of 24; the heights differ, so that colour is not alone.
  var span: (top: String, height: String) {
    switch self {
    case .connect: ("7", "10")
    case .firstByte: ("9", "6")
    case .list: ("4", "16")
    case .backOff: ("11", "2")
    case .pending: ("8", "8")
    }
  }
}
