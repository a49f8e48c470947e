import KubernetesWire
import Inspection

extension PluginsReport: PrintableReport {
  /// The report as people read it.
  public var text: ReportText {
    .blocks(serverBlocks, identity: \.identity) { block in
      ReportText.Section(table: Table(Self.columns, rows: block.plugins.map(\.row)))
    }
  }

  /// The bare names, a line each.
  public var names: [String] { serverBlocks.flatMap { $0.plugins.map(\.name) } }

  /// The stable document of JSON and YAML.
  public var document: JSONValue {
    .members([
      (
        "serverBlocks",
        .array(
          serverBlocks.map { block in
            .members([
              block.identity.member, ("plugin", .string(block.identity.plugin)),
              ("plugins", .array(block.plugins.map(\.document))),
            ])
          })
      )
    ])
  }

  private static let columns = [
    Table.Column("PLUGIN"), Table.Column("WATCHER"), Table.Column("OFFERS"), Table.Column("WON"),
    Table.Column("INDEXERS"), Table.Column("PLACE", isWide: true),
    Table.Column("SYNCED", isRightAligned: true),
  ]
}

extension PluginReport {
  fileprivate var row: [Table.Cell] {
    [
      Table.Cell(name), Table.Cell(isAPIWatcher ? "yes" : "no"), .list(offers), .list(won),
      .list(indexers), Table.Cell(place), syncedCell,
    ]
  }

  private var syncedCell: Table.Cell {
    switch hasSynced {
    case nil: ""
    case true?: Table.Cell(hasSyncedAfter.map(Quantity.seconds) ?? "yes")
    case false?: Table.Cell("no", .failure)
    }
  }

  fileprivate var document: JSONValue {
    .members([
      ("name", .string(name)), ("place", .string(place)), ("apiWatcher", .bool(isAPIWatcher)),
      ("offers", .strings(offers)), ("won", .strings(won)), ("indexers", .strings(indexers)),
      ("hasSynced", .truth(hasSynced)), ("hasSyncedAfterSeconds", .seconds(hasSyncedAfter)),
    ])
  }
}
