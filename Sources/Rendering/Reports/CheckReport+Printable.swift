import KubernetesWire
import Corefile
import Inspection

extension CheckReport: PrintableReport {
  /// The report as people read it.
  public var text: ReportText {
    var corefile = ReportText.Section(remarks: [ReportText.Remark(summary, summaryRole)])
    show(findings.filter { !$0.isLive }, in: &corefile)
    guard isLive else { return ReportText([corefile]) }
    let blocks = serverBlocks.enumerated().filter { index, block in
      !(block.watches ?? []).isEmpty || findings.contains { $0.isLive && $0.block == index }
    }.map(section)
    let verdict = ReportText.Remark(self.verdict, isOK ? .good : .failure)
    var end = ReportText.Section(remarks: expectations.map(\.remark) + [verdict])
    show(findings.filter { $0.isLive && $0.block == nil }, in: &end)
    return ReportText([corefile] + blocks + [end])
  }

  /// The identifiers of what was found.
  public var names: [String] { findings.map(\.diagnostic.id) }

  /// The stable document of JSON and YAML.
  public var document: JSONValue {
    .members([
      ("file", .string(entryName)), ("ok", .bool(isOK)), ("live", .bool(isLive)),
      ("verdict", .string(isLive ? verdict : summary)),
      ("errors", .count(findings.count(.error))), ("warnings", .count(findings.count(.warning))),
      ("diagnostics", .array(findings.map(\.document))),
      ("serverBlocks", .array(serverBlocks.map(\.document))),
      ("expectations", .array(expectations.map(\.document))),
    ])
  }

  private func show(_ findings: [CheckFinding], in section: inout ReportText.Section) {
    let lines = Dictionary(
      findings.compactMap { finding in
        finding.diagnostic.location.flatMap { place in finding.source.map { (Line(place), $0) } }
      }, uniquingKeysWith: { first, _ in first })
    section.findings = findings.map(\.diagnostic)
    section.printer = DiagnosticPrinter(entryName: entryName, palette: Palette(isEnabled: false)) {
      lines[Line(file: $0, number: $1)]
    }
  }

  private func section(_ index: Int, _ block: Block) -> ReportText.Section {
    let columns = [
      Table.Column("WATCH"), Table.Column("PLUGIN", isWide: true), Table.Column("RESOURCE"),
      Table.Column("MAY LIST"), Table.Column("MAY WATCH"), Table.Column("SYNCED"),
      Table.Column("OBJECTS", isRightAligned: true),
      Table.Column("VERSION", isRightAligned: true, isWide: true),
      Table.Column("SERVER VERSION", isRightAligned: true, isWide: true), Table.Column("PROBLEM"),
    ]
    var section = ReportText.Section(
      heading: serverBlocks.count > 1 ? block.identity.heading : nil,
      table: Table(columns, rows: (block.watches ?? []).map(\.row)),
      remarks: [block.user?.sentence, block.serverCertificate?.sentence].compactMap { $0 }
        .map { ReportText.Remark($0, .dim) }
        + block.notes.map { ReportText.Remark("note: \($0)", .dim) })
    show(findings.filter { $0.isLive && $0.block == index }, in: &section)
    return section
  }

  private var summaryRole: Palette.Role {
    if isCorefileRefused { return .failure }
    return findings.count(.warning) > 0 ? .warning : .good
  }
}

/// A line of a file.
private struct Line: Hashable {
  var file: String
  var number: Int

  init(file: String, number: Int) {
    self.file = file
    self.number = number
  }

  init(_ location: SourceLocation) {
    self.init(file: location.file, number: location.line)
  }
}

extension CheckedWatch {
  fileprivate var row: [Table.Cell] {
    let live = watch.live ?? LiveWatchReport()
    return [
      Table.Cell(watch.name), Table.Cell(watch.plugin), Table.Cell(watch.resource.shortText),
      access.list.cell, access.watch.cell, live.syncedCell, live.objectsCell,
      Table.Cell(live.resourceVersion), Table.Cell(serverVersion ?? ""),
      Table.Cell(problem ?? "", .failure),
    ]
  }

  /// The version that the server has, where it was asked.
  var serverVersion: String? {
    switch freshness {
    case .fresh(let server), .stale(let server): server
    case .unknown, nil: nil
    }
  }

  fileprivate var document: JSONValue {
    let live = watch.live
    return .members([
      ("name", .string(watch.name)), ("plugin", .string(watch.plugin)),
      ("resource", watch.resource.document),
      ("listAllowed", .truth(access.list.isAllowed)),
      ("watchAllowed", .truth(access.watch.isAllowed)),
      (
        "accessReason", .text(access.reasons.isEmpty ? nil : access.reasons.joined(separator: "; "))
      ),
      ("synced", .truth(live?.isSynced)), ("syncedAfterSeconds", .seconds(live?.syncedAfter)),
      ("objects", .count(live?.objects)), ("resourceVersion", .text(live?.resourceVersion)),
      ("serverResourceVersion", .text(serverVersion)), ("fresh", .truth(isFresh)),
      ("problem", .text(problem)), ("lastError", .failure(live?.lastError)),
    ])
  }

  private var isFresh: Bool? {
    switch freshness {
    case .fresh: true
    case .stale, .unknown: false
    case nil: nil
    }
  }
}

extension WatchAccess.Verdict {
  /// The answer in one word.
  var cell: Table.Cell {
    switch self {
    case .allowed: Table.Cell("yes")
    case .refused: Table.Cell("no", .failure)
    case .unknown: Table.Cell("?", .dim)
    }
  }
}

extension ExpectationResult {
  fileprivate var remark: ReportText.Remark {
    ReportText.Remark(
      "expect \(expression): \(holds ? "holds" : "FAILED"), \(found)", holds ? .plain : .failure)
  }

  fileprivate var document: JSONValue {
    .members([
      ("expression", .string(expression)), ("holds", .bool(holds)), ("found", .string(found)),
    ])
  }
}

extension CheckReport.Block {
  fileprivate var document: JSONValue {
    .members([
      identity.member, ("plugin", .string(identity.plugin)),
      ("watches", watches.map { .array($0.map(\.document)) } ?? .null),
      ("notes", .strings(notes)), ("user", user?.document ?? .null),
      ("serverCertificate", serverCertificate?.document ?? .null),
    ])
  }
}

extension CheckReport.User {
  /// Who one is, as a sentence.
  fileprivate var sentence: String {
    "you are \(name)" + (groups.isEmpty ? "" : ", groups \(groups.joined(separator: ", "))")
      + (expiresAt.map { ", until \(RFC3339.string($0))" } ?? "")
  }

  fileprivate var document: JSONValue {
    .members([
      ("name", .string(name)), ("groups", .strings(groups)),
      ("expires", expiresAt.map { .string(RFC3339.string($0)) } ?? .null),
    ])
  }
}

extension CheckFinding {
  fileprivate var document: JSONValue {
    guard var members = diagnostic.document.objectValue else { return .null }
    members["length"] = diagnostic.location == nil ? .null : .count(diagnostic.length)
    members["source"] = .text(source)
    members["live"] = .bool(isLive)
    return .object(members)
  }
}

extension CheckReport.ServerCertificate {
  fileprivate var sentence: String {
    "the API server's certificate is good until \(RFC3339.string(notAfter))"
      + " (\(Quantity.count(Int(clamping: daysLeft), "day")) left)"
  }

  fileprivate var document: JSONValue {
    .members([
      ("subject", .string(subject)), ("issuer", .string(issuer)),
      ("notAfter", .string(RFC3339.string(notAfter))), ("daysLeft", .integer(daysLeft)),
    ])
  }
}
