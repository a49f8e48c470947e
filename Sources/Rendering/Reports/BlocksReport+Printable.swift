import KubernetesWire
import Inspection

extension BlocksReport: PrintableReport {
  /// The report as people read it.
  public var text: ReportText {
    ReportText([
      ReportText.Section(
        table: Table(
          [
            Table.Column("BLOCK", isRightAligned: true), Table.Column("KEYS"),
            Table.Column("PLUGIN"), Table.Column("USED"),
          ],
          rows: serverBlocks.map { block in
            [
              .count(block.number), Table.Cell(block.identity.keys.joined(separator: " ")),
              Table.Cell(block.identity.plugin), Table.Cell(block.isSelected ? "yes" : "no"),
            ]
          }))
    ])
  }

  /// The bare names, a line each.
  public var names: [String] { serverBlocks.map { $0.identity.keys.joined(separator: " ") } }

  /// The stable document of JSON and YAML.
  public var document: JSONValue {
    .members([
      (
        "serverBlocks",
        .array(
          serverBlocks.map { block in
            .members([
              ("number", .count(block.number)), block.identity.member,
              ("plugin", .string(block.identity.plugin)), ("used", .bool(block.isSelected)),
            ])
          })
      )
    ])
  }
}
