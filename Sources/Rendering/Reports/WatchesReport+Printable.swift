import Informers
import KubernetesWire
import Inspection
import KubernetesClient

extension WatchesReport: PrintableReport {
  /// The report as people read it.
  public var text: ReportText {
    .blocks(serverBlocks, identity: \.identity) { block in
      ReportText.Section(
        table: Table(
          Self.columns(isStatic: isStatic),
          rows: block.watches.map { isStatic ? $0.staticRow : $0.liveRow }),
        remarks: block.watches.flatMap(\.remarks))
    }
  }

  /// The bare names, a line each.
  public var names: [String] { serverBlocks.flatMap { $0.watches.map(\.name) } }

  /// The stable document of JSON and YAML.
  public var document: JSONValue {
    .members([
      (
        "serverBlocks",
        .array(
          serverBlocks.map { block in
            .members([
              block.identity.member, ("plugin", .string(block.identity.plugin)),
              ("watches", .array(block.watches.map(\.document))),
            ])
          })
      )
    ])
  }

  private static func columns(isStatic: Bool) -> [Table.Column] {
    let common: [Table.Column] = [
      Table.Column("WATCH"), Table.Column("PLUGIN"),
      Table.Column("SHADOWS", isWide: !isStatic), Table.Column("CONSUMERS", isWide: !isStatic),
      Table.Column("RESOURCE"), Table.Column("SELECTOR"),
      Table.Column("FIELD SELECTOR", isWide: true), Table.Column("INDEXES"),
    ]
    if isStatic { return common }
    return common + [
      Table.Column("OBJECTS", isRightAligned: true),
      Table.Column("VERSION", isRightAligned: true, isWide: true),
      Table.Column("RELISTS", isRightAligned: true, isWide: true),
      Table.Column("REQUESTS", isRightAligned: true, isWide: true),
      Table.Column("BYTES", isRightAligned: true, isWide: true),
      Table.Column("WIRE", isRightAligned: true, isWide: true),
      Table.Column("EVENTS +/~/-", isRightAligned: true, isWide: true),
      Table.Column("FAILED", isRightAligned: true, isWide: true),
      Table.Column("MEMORY", isRightAligned: true, isWide: true),
      Table.Column("SYNCED", isRightAligned: true),
      Table.Column("LAST ERROR", isWide: true),
    ]
  }
}

extension WatchReport {
  fileprivate var staticRow: [Table.Cell] {
    [
      Table.Cell(name), Table.Cell(plugin), .list(shadows), .list(consumers),
      Table.Cell(resource.shortText), Table.Cell(selectorText), Table.Cell(fieldSelector),
      .list(indexes),
    ]
  }

  fileprivate var liveRow: [Table.Cell] {
    let live = self.live ?? LiveWatchReport()
    return staticRow + [
      live.objectsCell, Table.Cell(live.resourceVersion), .count(live.relists),
      .count(live.requests), Table.Cell(Quantity.bytes(live.bytesReceived)),
      Table.Cell(Quantity.bytes(live.wireBytesReceived)), live.eventsCell,
      .count(live.history.failedRequests), live.memoryCell, live.syncedCell,
      Table.Cell(live.lastError?.sentence ?? ""),
    ]
  }

  /// The label selector, marked where a field selector stands beside it.
  private var selectorText: String {
    if fieldSelector.isEmpty { return labelSelector }
    return (labelSelector.isEmpty ? "-" : labelSelector) + " (+)"
  }

  fileprivate var remarks: [ReportText.Remark] {
    var remarks: [ReportText.Remark] = []
    if !fieldSelector.isEmpty {
      remarks.append(ReportText.Remark("(+) \(name): field selector \(fieldSelector)", .dim))
    }
    if !shadows.isEmpty {
      let losers = shadows.joined(separator: ", ")
      remarks.append(
        ReportText.Remark(
          "\(name) is provided by \(plugin); the watch that \(losers) offers under the same name"
            + " is not used", .warning))
    }
    if let live {
      remarks += live.remarks(watch: name)
      if let remark = live.historyRemark(watch: name) { remarks.append(remark) }
    }
    return remarks
  }

  fileprivate var document: JSONValue {
    .members([
      ("name", .string(name)), ("plugin", .string(plugin)), ("shadows", .strings(shadows)),
      ("consumers", .strings(consumers)), ("resource", resource.document),
      ("labelSelector", .string(labelSelector)), ("fieldSelector", .string(fieldSelector)),
      ("indexes", .strings(indexes)), ("objects", .count(live?.objects)),
      ("synced", .truth(live?.isSynced)), ("syncedAfterSeconds", .seconds(live?.syncedAfter)),
      ("resourceVersion", .text(live?.resourceVersion)), ("relists", .count(live?.relists)),
      ("bytesReceived", .count(live?.bytesReceived)),
      ("wireBytesReceived", .count(live?.wireBytesReceived)), ("requests", .count(live?.requests)),
      ("lastError", .failure(live?.lastError)), ("history", live?.historyDocument ?? .null),
    ])
  }
}

extension LiveWatchReport {
  /// How many objects there are; nothing where that is not known before the first list.
  var objectsCell: Table.Cell { isSynced || objects > 0 ? .count(objects) : "" }

  /// How long it took, or the class of the failure that holds it back.
  var syncedCell: Table.Cell {
    if isSynced {
      let text = syncedAfter.map { Quantity.seconds($0) } ?? "yes"
      return Table.Cell(text, lastError == nil ? .plain : .warning)
    }
    if isSkipped { return Table.Cell("not installed", .warning) }
    return Table.Cell(lastError.map { "no: \($0.code.rawValue)" } ?? "no", .failure)
  }
}

extension FailureReport {
  /// What happened with its cause, on one line.
  public var sentence: String { cause.map { "\(message): \($0)" } ?? message }
}

extension GroupVersionResource {
  /// `pods`, or `endpointslices.discovery.k8s.io`.
  var shortText: String { group.isEmpty ? resource : "\(resource).\(group)" }

  /// The three parts.
  var document: JSONValue {
    .members([
      ("group", .string(group)), ("version", .string(version)), ("resource", .string(resource)),
    ])
  }
}
