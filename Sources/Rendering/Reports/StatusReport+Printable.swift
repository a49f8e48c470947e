import Informers
import KubernetesWire
import Inspection

extension StatusReport: PrintableReport {
  /// The report as people read it.
  public var text: ReportText {
    ReportText(
      serverBlocks.map { block in
        ReportText.Section(
          heading: block.identity.heading(block.connection?.text()),
          table: Table(Self.columns, rows: block.watches.map(\.row)),
          remarks: block.watches.flatMap(\.remarks) + [uptimeRemark])
      })
  }

  /// The bare names, a line each.
  public var names: [String] { serverBlocks.flatMap { $0.watches.map(\.name) } }

  /// The stable document of JSON and YAML.
  public var document: JSONValue {
    .members([
      ("corefile", .string(entryName)), ("uptimeSeconds", .seconds(uptime)),
      ("serverBlocks", .array(serverBlocks.map(\.document))),
    ])
  }

  private var uptimeRemark: ReportText.Remark {
    ReportText.Remark("\(entryName), running for \(Quantity.span(uptime))", .dim)
  }

  private static let columns = [
    Table.Column("WATCH"), Table.Column("DOING"), Table.Column("SYNCED", isRightAligned: true),
    Table.Column("OBJECTS", isRightAligned: true), Table.Column("VERSION", isRightAligned: true),
    Table.Column("SILENT FOR", isRightAligned: true),
    Table.Column("RELISTS", isRightAligned: true),
    Table.Column("REQUESTS", isRightAligned: true, isWide: true),
    Table.Column("BYTES", isRightAligned: true, isWide: true),
    Table.Column("WIRE", isRightAligned: true, isWide: true),
    Table.Column("EVENTS +/~/-", isRightAligned: true, isWide: true),
    Table.Column("FAILED", isRightAligned: true, isWide: true),
    Table.Column("MEMORY", isRightAligned: true, isWide: true),
  ]
}

extension StatusReport.Block {
  fileprivate var document: JSONValue {
    .members([
      identity.member, ("plugin", .string(identity.plugin)),
      ("connection", connection?.document ?? .null),
      ("watches", .array(watches.map(\.document))),
    ])
  }
}

extension StatusReport.Watch {
  fileprivate var row: [Table.Cell] {
    [
      Table.Cell(name), Table.Cell(live.activityText, live.lastError == nil ? .plain : .warning),
      live.syncedCell, live.objectsCell, Table.Cell(live.resourceVersion),
      Table.Cell(silence.map(Quantity.span) ?? ""), .count(live.relists), .count(live.requests),
      Table.Cell(Quantity.bytes(live.bytesReceived)),
      Table.Cell(Quantity.bytes(live.wireBytesReceived)), live.eventsCell,
      .count(live.history.failedRequests), live.memoryCell,
    ]
  }

  /// The last error with its remedy, whether the watch has synced or not; then what is notable.
  fileprivate var remarks: [ReportText.Remark] {
    var remarks: [ReportText.Remark] = []
    if let error = live.lastError, !live.isSynced {
      remarks.append(
        ReportText.Remark(
          "\(name): \(error.sentence)\(live.waiting?.triesText ?? "")", .failure))
    } else if !live.isSynced, let waiting = live.waiting {
      remarks.append(ReportText.Remark("\(name): \(waiting.words)", .dim))
    }
    remarks += live.remarks(watch: name)
    if let hint = live.lastError?.hint {
      remarks.append(ReportText.Remark("\(name): \(hint)", .dim))
    }
    if let remark = live.historyRemark(watch: name) { remarks.append(remark) }
    return remarks
  }

  fileprivate var document: JSONValue {
    .members([
      ("name", .string(name)), ("activity", .string(live.activity)),
      ("synced", .bool(live.isSynced)), ("syncedAfterSeconds", .seconds(live.syncedAfter)),
      ("objects", .count(live.objects)), ("resourceVersion", .string(live.resourceVersion)),
      ("silentSeconds", .seconds(silence)), ("relists", .count(live.relists)),
      ("bytesReceived", .count(live.bytesReceived)),
      ("wireBytesReceived", .count(live.wireBytesReceived)), ("requests", .count(live.requests)),
      ("lastError", .failure(live.lastError)), ("history", live.historyDocument),
    ])
  }
}

extension LiveWatchReport {
  /// What the watch is doing, in words.
  fileprivate var activityText: String {
    activity == "backingOff" ? "waiting to retry" : activity
  }
}
