import KubernetesWire
import Inspection

extension GetReport: PrintableReport {
  /// The report as people read it.
  public var text: ReportText {
    .blocks(
      serverBlocks, where: { $0.object != nil || $0.live?.object != nil }, identity: \.identity
    ) { block in
      ReportText.Section(
        table: Table(
          ObjectsReport.columns(block.columns),
          rows: block.object.map { [$0.row(block.columns)] } ?? []),
        remarks: block.remarks)
    }
  }

  /// The bare names, a line each.
  public var names: [String] { serverBlocks.compactMap { $0.object?.key } }

  /// The stable document of JSON and YAML.
  public var document: JSONValue {
    .members([("serverBlocks", .array(serverBlocks.map(\.document)))])
  }
}

extension GetReport.Block {
  fileprivate var remarks: [ReportText.Remark] {
    guard let live else { return [] }
    guard live.object != nil else {
      return [ReportText.Remark("the API server does not have this object", .warning)]
    }
    if object == nil {
      return [ReportText.Remark("the API server has this object, the store does not", .warning)]
    }
    if live.differences.isEmpty {
      return [ReportText.Remark("the API server has the same in every field that is kept")]
    }
    return [ReportText.Remark("the API server has other values now (store -> server):", .warning)]
      + live.differences.map { ReportText.Remark("  \($0.line)") }
  }

  fileprivate var document: JSONValue {
    var members = [
      identity.member, ("watch", JSONValue.string(watch)), ("key", .string(key)),
      ("object", object?.document ?? .null),
    ]
    if let live {
      members.append(("live", live.object ?? .null))
      members.append(("differences", .array(live.differences.map(\.document))))
    }
    return .members(members)
  }
}

extension FieldDifference {
  /// `podIP: 10.0.0.1 -> 10.0.0.2`.
  var line: String { "\(path): \(Self.shown(old)) -> \(Self.shown(new))" }

  private static func shown(_ value: JSONValue?) -> String {
    let text = CellText.of(value)
    return text.isEmpty ? "(nothing)" : text
  }

  fileprivate var document: JSONValue {
    .members([("path", .string(path)), ("stored", old ?? .null), ("live", new ?? .null)])
  }
}
