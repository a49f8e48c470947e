import KubernetesWire
import Informers
import Inspection

extension ObjectsReport: PrintableReport {
  /// The report as people read it.
  public var text: ReportText {
    .blocks(serverBlocks, where: { !$0.objects.isEmpty }, identity: \.identity) { block in
      ReportText.Section(
        table: showsKeysOnly
          ? Table([Table.Column("KEY")], rows: block.objects.map { [Table.Cell($0.key)] })
          : Table(
            Self.columns(block.columns), rows: block.objects.map { $0.row(block.columns) }),
        remarks: block.omitted == 0
          ? [] : [ReportText.Remark("\(Quantity.count(block.omitted)) more, not shown", .dim)])
    }
  }

  /// The bare names, a line each.
  public var names: [String] { serverBlocks.flatMap { $0.objects.map(\.key) } }

  /// The stable document of JSON and YAML.
  public var document: JSONValue {
    .members([("serverBlocks", .array(serverBlocks.map(document(of:))))])
  }

  private func document(of block: Block) -> JSONValue {
    var members = [block.identity.member, ("watch", JSONValue.string(block.watch))]
    if let query {
      members += [("index", .string(query.index)), ("value", .string(query.value))]
    }
    members.append(
      showsKeysOnly
        ? ("objectKeys", .strings(block.objects.map(\.key)))
        : ("objects", .array(block.objects.map(\.document))))
    if block.omitted > 0 { members.append(("omitted", .count(block.omitted))) }
    return .members(members)
  }

  static func columns(_ columns: [ObjectColumn]) -> [Table.Column] {
    [Table.Column("KEY"), Table.Column("VERSION")]
      + columns.map { Table.Column($0.header, isWide: $0.isWide) }
  }
}

extension ObjectReport {
  /// The key, the version and the fields that the columns name.
  func row(_ columns: [ObjectColumn]) -> [Table.Cell] {
    [Table.Cell(key), Table.Cell(resourceVersion)]
      + columns.map { Table.Cell(CellText.of(fields[$0.field])) }
  }

  /// The key and version before everything that is kept.
  var document: JSONValue {
    var members = JSONObject()
    members.append("key", .string(key))
    members.append("resourceVersion", .string(resourceVersion))
    for (name, value) in fields { members[name] = value }
    return .object(members)
  }
}

/// Any kept value in one cell.
enum CellText {
  /// Words with commas between; the members of an object as `name=value`.
  static func of(_ value: JSONValue?) -> String { of(value, depth: 0) }

  private static func of(_ value: JSONValue?, depth: Int) -> String {
    switch value {
    case nil, .null: ""
    case .bool(let truth)?: truth ? "true" : "false"
    case .integer(let number)?: String(number)
    case .double(let number)?: "\(number)"
    case .string(let text)?: text
    case .array(let elements)? where depth < 8:
      elements.map { of($0, depth: depth + 1) }.joined(separator: ",")
    case .object(let members)? where depth < 8:
      members.map { "\($0.name)=\(of($0.value, depth: depth + 1))" }.joined(separator: ",")
    default: "…"
    }
  }
}
