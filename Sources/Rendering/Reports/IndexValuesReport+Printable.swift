import KubernetesWire
import Inspection

extension IndexValuesReport: PrintableReport {
  /// The report as people read it.
  public var text: ReportText {
    .blocks(serverBlocks, identity: \.identity) { block in
      ReportText.Section(
        table: Table(
          [
            Table.Column("WATCH"), Table.Column("INDEX"), Table.Column("VALUE"),
            Table.Column("KEYS"),
          ],
          rows: block.watches.flatMap { watch in
            watch.indexes.flatMap { index in index.rows(watch: watch.name) }
          }))
    }
  }

  /// The bare names, a line each.
  public var names: [String] {
    serverBlocks.flatMap { block in
      block.watches.flatMap { watch in
        watch.indexes.flatMap { index in
          index.values.map { "\(watch.name)/\(index.name)/\($0.value)" }
        }
      }
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
              block.identity.member,
              ("watches", .members(block.watches.map { ($0.name, $0.document) })),
            ])
          })
      )
    ])
  }
}

extension IndexValuesReport.Watch {
  fileprivate var document: JSONValue {
    .members([
      ("objects", .count(keys.count)), ("keys", .strings(keys)),
      ("indexes", .members(indexes.map { ($0.name, $0.document) })),
    ])
  }
}

extension IndexValuesReport.Index {
  fileprivate func rows(watch: String) -> [[Table.Cell]] {
    values.map { value in
      [
        Table.Cell(watch), Table.Cell(name),
        Table.Cell(value.value.isEmpty ? "\"\"" : value.value), .list(value.keys),
      ]
    }
  }

  fileprivate var document: JSONValue {
    .members(values.map { ($0.value, .strings($0.keys)) })
  }
}
