import Informers
import Inspection

extension SyncReport.Block {
  /// The phases and the traffic of each watch, with `-o wide` only: all its columns are wide.
  var wideTable: Table {
    var table = Table(Self.phaseColumns + [Self.syncedColumn] + Self.trafficColumns)
    for index in table.columns.indices { table.columns[index].isWide = true }
    table.rows = watches.map {
      [Table.Cell($0.name)] + $0.phases + [$0.live.syncedCell] + $0.traffic
    }
    return table
  }

  /// How long each watch was in each phase.
  var phaseTable: Table {
    Table(
      Self.phaseColumns + [Self.syncedColumn],
      rows: watches.map { [Table.Cell($0.name)] + $0.phases + [$0.live.syncedCell] })
  }

  /// What each watch has received.
  var watchTable: Table {
    Table(
      [Table.Column("WATCH"), Self.syncedColumn] + Self.trafficColumns
        + [
          Table.Column("RELISTS", isRightAligned: true), Table.Column("HTTP"),
          Table.Column("VERSION", isRightAligned: true),
        ],
      rows: watches.map { watch in
        [Table.Cell(watch.name), watch.live.syncedCell] + watch.traffic
          + [
            .count(watch.live.relists), Table.Cell(watch.httpVersion ?? ""),
            Table.Cell(watch.live.resourceVersion),
          ]
      })
  }

  private static let phaseColumns =
    [Table.Column("WATCH")]
    + ["CONNECT", "FIRST BYTE", "LIST", "DECODE", "INDEX", "BACK-OFF"].map {
      Table.Column($0, isRightAligned: true)
    }

  private static let syncedColumn = Table.Column("SYNCED", isRightAligned: true)

  private static let trafficColumns = ["OBJECTS", "BYTES", "WIRE", "REQUESTS"].map {
    Table.Column($0, isRightAligned: true)
  }
}

extension SyncReport.Watch {
  fileprivate var phases: [Table.Cell] {
    [
      phase(.connect), phase(.firstByte), phase(.list),
      cell(timeline.decoding), cell(timeline.indexing), phase(.backOff),
    ]
  }

  private func cell(_ duration: Duration) -> Table.Cell {
    duration == .zero ? "" : Table.Cell(Quantity.seconds(duration))
  }

  fileprivate var traffic: [Table.Cell] {
    [
      live.objectsCell, Table.Cell(Quantity.bytes(live.bytesReceived)),
      Table.Cell(Quantity.bytes(live.wireBytesReceived)), .count(live.requests),
    ]
  }

  /// The sum of the phases of one kind: a paged list has one for each page.
  private func phase(_ name: SyncTimeline.PhaseName) -> Table.Cell {
    let durations = timeline.phases.filter { $0.name == name }.map(\.duration)
    return durations.isEmpty ? "" : Table.Cell(Quantity.seconds(durations.reduce(.zero, +)))
  }
}

extension SyncReport.Runs {
  /// The figures, with the runs that did not sync.
  var section: ReportText.Section {
    let remark = unsynced == 0 ? [] : ["\(unsynced) of \(count) runs did not sync"]
    return ReportText.Section(
      heading: "\(count) runs, time to HasSynced (the last is shown above)", table: table,
      remarks: remark.map { ReportText.Remark($0, .failure) })
  }

  /// The spread of each watch, and of all together.
  private var table: Table {
    Table(
      [Table.Column("WATCH")]
        + ["MIN", "MEDIAN", "P95", "MAX"].map { Table.Column($0, isRightAligned: true) },
      rows: watches.map { Self.row($0.name, $0.spread) } + [Self.row("all watches", total)])
  }

  private static func row(_ name: String, _ spread: SyncReport.Spread?) -> [Table.Cell] {
    [Table.Cell(name)]
      + [spread?.minimum, spread?.median, spread?.p95, spread?.maximum].map {
        Table.Cell($0.map(Quantity.seconds) ?? "")
      }
  }
}
