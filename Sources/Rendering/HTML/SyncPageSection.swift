import Inspection

/// One server block's part of a ``SyncPage``.
struct SyncPageSection: Sendable {
  /// The block.
  let block: SyncReport.Block
  /// Whether it stands within a section that has a heading above it.
  var isWithinSection = false

  /// The part.
  var markup: HTMLFragment {
    let title = block.identity.heading
    var parts = [
      isWithinSection ? heading(title) : HTMLFragment.element("h2", text: title)
    ]
    if let connection = block.connectionText {
      parts.append(.element("p", ["class": "connection"], text: connection))
    }
    let gate = block.gateRemark
    parts.append(
      .element("p", ["class": "verdict \(gate.role == .plain ? "good" : "bad")"], text: gate.text))
    parts += problems
    if !block.watches.isEmpty { parts += watches }
    parts += runs
    parts.append(subheading("Plugins"))
    parts.append(.element("p", text: block.pluginSentence))
    let content = HTMLFragment(parts)
    return isWithinSection ? .element("div", content) : .element("section", content)
  }

  private func heading(_ text: String) -> HTMLFragment { .element("h3", text: text) }

  /// A heading below that of the block.
  private func subheading(_ text: String) -> HTMLFragment {
    isWithinSection ? .element("h4", text: text) : heading(text)
  }

  private func note(_ text: String) -> HTMLFragment { .element("p", ["class": "dim"], text: text) }

  /// What is wrong with watches, those of which the same is to be said together.
  private var problems: [HTMLFragment] {
    var problems: [(names: [String], state: WatchState)] = []
    for watch in block.watches {
      let state = WatchState(watch, waited: block.total)
      if state.isWell { continue }
      if let same = problems.firstIndex(where: { $0.state == state }) {
        problems[same].names.append(watch.name)
      } else {
        problems.append(([watch.name], state))
      }
    }
    return problems.map { names, state in
      let verb = names.count == 1 ? "has" : "have"
      let title = "\(names.joined(separator: ", ")) \(verb) \(state.isSynced ? "" : "not ")synced"
      return .element(
        "div", ["class": "problem"], .element("strong", text: title),
        HTMLFragment(state.lines.map { .element("span", text: $0) }))
    }
  }

  private var watches: [HTMLFragment] {
    let waterfall = Waterfall(block)
    return [
      waterfall.hasBars ? WaterfallFigure(waterfall).markup : HTMLFragment(),
      subheading("Watches"), HTMLFragment(block.watchTable, label: "Watches"),
      subheading("Phases"), HTMLFragment(block.phaseTable, label: "Phases"),
      note("LIST holds DECODE and INDEX, which happen while the answer is received."),
      everyPhase,
    ]
  }

  /// How many phases are listed one by one.
  private static let phaseLimit = 200

  /// Each phase by itself, folded away.
  private var everyPhase: HTMLFragment {
    let rows = block.watches.flatMap { watch in
      watch.segments(until: block.total).map { segment in
        [
          watch.name, segment.phase.words, Quantity.seconds(segment.start),
          Quantity.seconds(segment.end - segment.start),
        ].map { Table.Cell($0) }
      }
    }
    if rows.isEmpty { return HTMLFragment() }
    let table = Table(
      [
        Table.Column("WATCH"), Table.Column("PHASE"),
        Table.Column("START", isRightAligned: true),
        Table.Column("DURATION", isRightAligned: true),
      ], rows: Array(rows.prefix(Self.phaseLimit)))
    let more = rows.count - table.rows.count
    return .element(
      "details", .element("summary", text: "Every phase (\(Quantity.count(rows.count)))"),
      HTMLFragment(table, label: "Every phase"),
      more > 0 ? note("and \(Quantity.count(more)) more") : HTMLFragment())
  }

  private var runs: [HTMLFragment] {
    guard let runs = block.runs, let table = runs.section.table else { return [] }
    return [
      subheading("Runs"), HTMLFragment(table, label: "Runs"),
      note(
        "\(Quantity.count(runs.count)) runs, time to HasSynced by nearest rank; all above is of the"
          + " last."),
    ] + runs.section.remarks.map { .element("p", ["class": "failure"], text: $0.text) }
  }
}

/// What a reader must know of a watch beside its numbers.
private struct WatchState: Hashable {
  var isSynced: Bool
  /// Why it has not synced or fails now, with what to do.
  var lines: [String] = []

  var isWell: Bool { isSynced && lines.isEmpty }

  init(_ watch: SyncReport.Watch, waited: Duration) {
    let live = watch.live
    isSynced = live.isSynced
    if let error = live.lastError {
      lines.append(error.message)
      if let cause = error.cause { lines.append("cause: \(cause)") }
      if let hint = error.hint { lines.append("fix: \(hint)") }
    } else if !live.isSynced {
      lines.append("\(live.waiting?.words ?? live.activity), after \(Quantity.interval(waited))")
    }
    if live.decodeFailures > 0 {
      lines.append("\(Quantity.count(live.decodeFailures)) objects could not be decoded")
    }
  }
}
