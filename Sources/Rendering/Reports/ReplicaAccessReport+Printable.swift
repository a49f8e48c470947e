import Inspection
import KubernetesClient
import KubernetesWire

extension ReplicaAccessReport: PrintableReport {
  /// The report as people read it: a line for each right.
  public var text: ReportText {
    let columns = ["VERB", "RESOURCE", "NAME", "ALLOWED", "FOR", "REASON"].map { Table.Column($0) }
    let rows = rights.map { right in
      [
        Table.Cell(right.verb), Table.Cell(right.resource), Table.Cell(right.name ?? "any"),
        right.verdict.cell, Table.Cell(right.purpose), Table.Cell(right.verdict.reason),
      ]
    }
    let missing = rights.filter { $0.verdict.isAllowed == false }.map { right in
      let rule = AccessRule(group: "", resources: [right.resource], verbs: [right.verb])
      return ReportText.Remark("missing rule in \(namespace): \(rule.text)", .warning)
    }
    return ReportText([ReportText.Section(table: Table(columns, rows: rows), remarks: missing)])
  }

  /// The rights that are given.
  public var names: [String] {
    rights.filter { $0.verdict.isAllowed == true }.map { "\($0.verb) \($0.resource)" }
  }

  /// The stable document of JSON and YAML.
  public var document: JSONValue {
    .members([
      ("user", .text(user.isEmpty ? nil : user)), ("allowed", .bool(isAllowed)),
      ("namespace", .string(namespace)),
      (
        "rights",
        .array(
          rights.map { right in
            .members([
              ("verb", .string(right.verb)), ("resource", .string(right.resource)),
              ("name", .text(right.name)), ("purpose", .string(right.purpose)),
              ("verdict", right.verdict.document),
            ])
          })
      ),
    ])
  }
}

extension WatchAccess.Verdict {
  /// Why, as far as anything says so.
  fileprivate var reason: String {
    switch self {
    case .allowed: ""
    case .refused(let reason): reason
    case .unknown(let failure): failure?.code.rawValue ?? ""
    }
  }
}
