import KubernetesClient
import KubernetesWire
import Inspection

extension AccessReport: PrintableReport {
  /// The report as people read it.
  public var text: ReportText {
    .blocks(serverBlocks, identity: \.identity) { block in
      ReportText.Section(
        table: Table(
          [
            Table.Column("WATCH"), Table.Column("PLUGIN", isWide: true), Table.Column("RESOURCE"),
            Table.Column("API GROUP"), Table.Column("NAMESPACE", isWide: true),
            Table.Column("MAY LIST"), Table.Column("MAY WATCH"), Table.Column("REASON"),
          ], rows: block.watches.map(\.row)),
        remarks: AccessRule.rules(
          for: block.watches.filter { !$0.access.refusedVerbs.isEmpty }.map(\.resource)
        ).map { ReportText.Remark("missing rule: \($0.text)", .warning) })
    }
  }

  /// The names of the watches that may be listed and watched.
  public var names: [String] {
    serverBlocks.flatMap(\.watches).filter {
      $0.access.verbs.allSatisfy { $0.verdict.isAllowed == true }
    }.map(\.name)
  }

  /// The stable document of JSON and YAML.
  public var document: JSONValue {
    .members([
      ("user", .text(user.isEmpty ? nil : user)), ("allowed", .bool(isAllowed)),
      (
        "serverBlocks",
        .array(
          serverBlocks.map { block in
            .members([
              block.identity.member, ("plugin", .string(block.identity.plugin)),
              ("watches", .array(block.watches.map(\.document))),
            ])
          })
      ),
    ])
  }
}

extension AccessReport.Watch {
  fileprivate var row: [Table.Cell] {
    [
      Table.Cell(name), Table.Cell(plugin), Table.Cell(resource.resource),
      Table.Cell(resource.group), Table.Cell(namespace ?? "all"), access.list.cell,
      access.watch.cell, Table.Cell(reason),
    ]
  }

  private var reason: String {
    if let failure = access.failure { return failure.code.rawValue }
    return access.reasons.joined(separator: "; ")
  }

  fileprivate var document: JSONValue {
    .members([
      ("name", .string(name)), ("plugin", .string(plugin)), ("resource", resource.document),
      ("namespace", .text(namespace)), ("list", access.list.document),
      ("watch", access.watch.document),
    ])
  }
}

extension WatchAccess.Verdict {
  /// The answer in JSON and YAML.
  var document: JSONValue {
    switch self {
    case .allowed: .members([("allowed", true), ("reason", nil), ("error", nil)])
    case .refused(let reason):
      .members([
        ("allowed", false), ("reason", .text(reason.isEmpty ? nil : reason)), ("error", nil),
      ])
    case .unknown(let failure):
      .members([("allowed", nil), ("reason", nil), ("error", .failure(failure))])
    }
  }
}
