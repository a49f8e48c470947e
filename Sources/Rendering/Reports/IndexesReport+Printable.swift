import KubernetesWire
import Inspection

extension IndexesReport: PrintableReport {
  /// The report as people read it.
  public var text: ReportText {
    .blocks(serverBlocks, identity: \.identity) { block in
      ReportText.Section(
        table: Table(
          Self.columns, rows: block.watches.flatMap { watch in watch.indexes.map(watch.row) }),
        remarks: block.watches.filter(\.indexes.isEmpty).map {
          ReportText.Remark("\($0.name) has no index, only keys", .dim)
        })
    }
  }

  /// The bare names, a line each.
  public var names: [String] {
    serverBlocks.flatMap { block in
      block.watches.flatMap { watch in watch.indexes.map { "\(watch.name)/\($0.name)" } }
    }
  }

  /// The stable document of JSON and YAML.
  public var document: JSONValue {
    .members([
      (
        "serverBlocks",
        .array(
          serverBlocks.map { block in
            .members([
              block.identity.member, ("watches", .array(block.watches.map(\.document))),
            ])
          })
      )
    ])
  }

  private static let columns = [
    Table.Column("WATCH"), Table.Column("INDEX"), Table.Column("VALUES", isRightAligned: true),
    Table.Column("ENTRIES", isRightAligned: true), Table.Column("EMPTY", isRightAligned: true),
    Table.Column("LARGEST"),
  ]
}

extension IndexesReport.Watch {
  fileprivate func row(_ index: IndexesReport.Index) -> [Table.Cell] {
    [
      Table.Cell(name), Table.Cell(index.name), .count(index.values), .count(index.entries),
      .count(index.emptyValueEntries), Table.Cell(index.largestText),
    ]
  }

  fileprivate var document: JSONValue {
    .members([
      ("name", .string(name)), ("objects", .count(objects)),
      ("indexes", .array(indexes.map(\.document))),
    ])
  }
}

extension IndexesReport.Index {
  /// The values with more than one object; where each has one there is nothing to name.
  fileprivate var largestText: String {
    let shared = largest.filter { $0.entries > 1 }.prefix(3)
    return shared.map { bucket in
      let value = bucket.value.isEmpty ? "\"\"" : bucket.value
      return "\(value) (\(Quantity.count(bucket.entries)))"
    }.joined(separator: ", ")
  }

  fileprivate var document: JSONValue {
    .members([
      ("name", .string(name)), ("values", .count(values)), ("entries", .count(entries)),
      ("emptyValueEntries", .count(emptyValueEntries)),
      (
        "largest",
        .array(
          largest.map { bucket in
            .members([("value", .string(bucket.value)), ("entries", .count(bucket.entries))])
          })
      ),
    ])
  }
}
