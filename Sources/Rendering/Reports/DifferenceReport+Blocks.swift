import Inspection

extension DifferenceReport.Block {
  /// What differs, in a line for each watch and one for the settings.
  var summary: [ReportText.Remark] {
    switch presence {
    case .first: [ReportText.Remark("\(identity.heading): on the first side only", .warning)]
    case .second: [ReportText.Remark("\(identity.heading): on the second side only", .warning)]
    case .both:
      watches.compactMap(\.summary).map { ReportText.Remark($0, .warning) }
        + (settings.isEmpty
          ? []
          : [ReportText.Remark("\(Quantity.count(settings.count, "setting")) differ", .warning)])
    }
  }

  /// The tables and what differs below them.
  func sections(heading: String?) -> [ReportText.Section] {
    guard presence == .both else { return [] }
    var sections = [
      ReportText.Section(heading: heading, table: watchTable, remarks: watches.flatMap(\.remarks))
    ]
    if !settings.isEmpty {
      sections.append(ReportText.Section(heading: "settings", table: settingTable))
    }
    return sections
  }

  private var watchTable: Table {
    let columns =
      [Table.Column("WATCH")]
      + ["FIRST", "SECOND", "ONLY FIRST", "ONLY SECOND", "CHANGED", "OTHER VERSION", "INDEXES"].map
    {
      Table.Column($0, isRightAligned: true, isWide: $0 == "OTHER VERSION")
    }
      + [
        Table.Column("SYNCED FIRST", isRightAligned: true),
        Table.Column("SYNCED SECOND", isRightAligned: true),
      ]
    return Table(
      columns,
      rows: watches.map { watch in
        watch.row + timingCells(timings.first { $0.watch == watch.name })
      })
  }

  private func timingCells(_ timing: TimingDifference?) -> [Table.Cell] {
    [timing?.first, timing?.second].map { Table.Cell($0.map(Quantity.seconds) ?? "") }
  }

  private var settingTable: Table {
    Table(
      ["PLUGIN", "SETTING", "FIRST", "FROM", "SECOND", "FROM"].map { Table.Column($0) },
      rows: settings.map { setting in
        [Table.Cell(setting.plugin), Table.Cell(setting.name)] + cells(setting.first)
          + cells(setting.second)
      })
  }

  private func cells(_ value: SettingDifference.Value?) -> [Table.Cell] {
    guard let value else { return ["", ""] }
    return [
      Table.Cell(CellText.of(value.value)), Table.Cell(value.origin ?? "default", .dim),
    ]
  }
}

extension WatchDifference {
  /// What differs, in one line; nil where nothing does.
  fileprivate var summary: String? {
    switch presence {
    case .first: return "\(name): watched on the first side only"
    case .second: return "\(name): watched on the second side only"
    case .both: break
    }
    var parts: [String] = []
    if let objects {
      let counts = [
        (objects.onlyFirst, "only first"), (objects.onlySecond, "only second"),
        (objects.changed, "changed"),
      ]
      parts = counts.filter { $0.0 > 0 }.map { "\(Quantity.count($0.0)) \($0.1)" }
    }
    let values = indexes.map(\.count).reduce(0, +)
    if values > 0 { parts.append("\(Quantity.count(values, "index value"))") }
    parts += registration.map { "other \($0.path)" }
    return parts.isEmpty ? nil : "\(name): \(parts.joined(separator: ", "))"
  }

  fileprivate var row: [Table.Cell] {
    let values = indexes.map(\.count).reduce(0, +)
    guard let objects else {
      return [Table.Cell(name)] + Array(repeating: Table.Cell(""), count: 7)
    }
    return [
      Table.Cell(name), .count(objects.first), .count(objects.second),
      Self.cell(objects.onlyFirst), Self.cell(objects.onlySecond), Self.cell(objects.changed),
      .count(objects.otherVersion), Self.cell(values),
    ]
  }

  private static func cell(_ count: Int) -> Table.Cell {
    Table.Cell(Quantity.count(count), count == 0 ? .plain : .warning)
  }

  /// The differences that were kept, a line each with their fields below.
  fileprivate var remarks: [ReportText.Remark] {
    var remarks = registration.map { ReportText.Remark("\(name) \($0.line)", .warning) }
    for object in objects?.shown ?? [] {
      remarks.append(ReportText.Remark("\(name) \(object.sentence)", .warning))
      remarks += object.fields.map { ReportText.Remark("  \($0.line)") }
    }
    remarks += more(objects?.count ?? 0, shown: objects?.shown.count ?? 0, of: name)
    for index in indexes {
      remarks += index.shown.map {
        ReportText.Remark(
          "\(name) \(index.name) \($0.value.isEmpty ? "\"\"" : $0.value): \(Quantity.count($0.first, "object"))"
            + " -> \(Quantity.count($0.second, "object"))")
      }
      remarks += more(index.count, shown: index.shown.count, of: "\(name) \(index.name)")
    }
    return remarks
  }

  private func more(_ count: Int, shown: Int, of what: String) -> [ReportText.Remark] {
    count <= shown
      ? []
      : [
        ReportText.Remark(
          "\(what): \(Quantity.count(count - shown)) more; --limit shows them", .dim)
      ]
  }
}

extension ObjectDifferences.Difference {
  fileprivate var sentence: String {
    switch presence {
    case .first: "\(key): on the first side only"
    case .second: "\(key): on the second side only"
    case .both: "\(key) (first -> second):"
    }
  }
}
