import Informers
import Inspection
import KubernetesWire

extension ComparisonReport: PrintableReport {
  /// The report as people read it.
  public var text: ReportText {
    .blocks(serverBlocks, identity: \.identity) { block in
      ReportText.Section(
        table: Table(Self.columns, rows: block.watches.map(\.row)),
        remarks: block.watches.flatMap(\.remarks))
    }
  }

  /// The keys of the objects that differ, a line each, behind their watch: `pod/shop/web-1`.
  public var names: [String] {
    serverBlocks.flatMap { block in
      block.watches.flatMap { watch in
        (watch.comparison?.differences ?? []).map { "\(watch.name)/\($0.key)" }
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
              block.identity.member, ("plugin", .string(block.identity.plugin)),
              ("watches", .array(block.watches.map(\.document))),
            ])
          })
      )
    ])
  }

  private static let columns = [
    Table.Column("WATCH"), Table.Column("STORED", isRightAligned: true),
    Table.Column("LISTED NOW", isRightAligned: true),
    Table.Column("PASSED OVER", isRightAligned: true),
    Table.Column("CHANGED MEANWHILE", isRightAligned: true, isWide: true),
    Table.Column("VERSION", isRightAligned: true, isWide: true),
    Table.Column("MISSING", isRightAligned: true), Table.Column("SURPLUS", isRightAligned: true),
    Table.Column("DIFFERENT", isRightAligned: true),
  ]
}

extension ComparisonReport.Watch {
  /// How many objects that differ are shown to a person; documents have all of them.
  private static let shownDifferences = 20

  fileprivate var row: [Table.Cell] {
    guard let comparison else {
      return [Table.Cell(name), .count(objects)]
    }
    return [
      Table.Cell(name), .count(objects), .count(comparison.listed),
      .count(comparison.passedOver), .count(comparison.changedMeanwhile),
      Table.Cell(comparison.resourceVersion),
      Self.cell(comparison.differences.count { $0.kind == .missing }),
      Self.cell(comparison.differences.count { $0.kind == .surplus }),
      Self.cell(comparison.differences.count { $0.kind == .different }),
    ]
  }

  private static func cell(_ count: Int) -> Table.Cell {
    Table.Cell(Quantity.count(count), count == 0 ? .plain : .failure)
  }

  fileprivate var remarks: [ReportText.Remark] {
    if let failure {
      return [ReportText.Remark("\(name) could not be listed: \(failure.sentence)", .failure)]
    }
    guard let comparison else { return [] }
    var remarks: [ReportText.Remark] = []
    for difference in comparison.differences.prefix(Self.shownDifferences) {
      remarks.append(ReportText.Remark("\(name) \(difference.sentence)", .warning))
      remarks += difference.fields.map { ReportText.Remark("  \($0.line)") }
    }
    let hidden = comparison.differences.count - Self.shownDifferences
    if hidden > 0 {
      remarks.append(
        ReportText.Remark("\(name): \(Quantity.count(hidden)) more; -o json has all", .dim))
    }
    if comparison.undecodable > 0 {
      let count = Quantity.count(comparison.undecodable, "object")
      remarks.append(
        ReportText.Remark("\(name): \(count) of the list could not be decoded", .warning))
    }
    return remarks
  }

  fileprivate var document: JSONValue {
    .members([
      ("name", .string(name)), ("objects", .count(objects)),
      ("listed", .count(comparison?.listed)), ("passedOver", .count(comparison?.passedOver)),
      ("undecodable", .count(comparison?.undecodable)),
      ("changedMeanwhile", .count(comparison?.changedMeanwhile)),
      ("resourceVersion", .text(comparison?.resourceVersion)),
      ("differences", comparison.map { .array($0.differences.map(\.document)) } ?? .null),
      ("error", .failure(failure)),
    ])
  }
}

extension StoreComparison.Difference {
  fileprivate enum Kind: String {
    case missing, surplus, different
  }

  fileprivate var kind: Kind {
    stored == nil ? .missing : live == nil ? .surplus : .different
  }

  fileprivate var sentence: String {
    let stored = storedVersion ?? ""
    let live = liveVersion ?? ""
    return switch kind {
    case .missing: "\(key): the API server has it (version \(live)), the store does not"
    case .surplus: "\(key): the store has it (version \(stored)), the API server does not"
    case .different:
      "\(key): the store has version \(stored), the API server \(live) (store -> server):"
    }
  }

  fileprivate var document: JSONValue {
    .members([
      ("key", .string(key.description)), ("kind", .string(kind.rawValue)),
      ("storedVersion", .text(storedVersion)), ("liveVersion", .text(liveVersion)),
      ("fields", .array(fields.map(\.document))),
    ])
  }
}
