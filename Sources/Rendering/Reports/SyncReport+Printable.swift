import Informers
import Inspection
import KubernetesClient

extension SyncReport: PrintableReport {
  /// The report as people read it.
  public var text: ReportText {
    var sections: [ReportText.Section] = []
    for block in serverBlocks {
      sections.append(
        ReportText.Section(heading: block.heading, table: block.table, remarks: block.remarks))
      if let runs = block.runs { sections.append(runs.section) }
    }
    return ReportText(sections)
  }

  /// The bare names, a line each.
  public var names: [String] { serverBlocks.flatMap { $0.watches.map(\.name) } }
}

extension SyncReport.Block {
  /// `.:53  k8s_api -> https://127.0.0.1:6443 (context kind-kind, client certificate)`.
  fileprivate var heading: String {
    guard let connection else { return identity.heading }
    let details = connection.details + facts
    let suffix = details.isEmpty ? "" : " (\(details.joined(separator: ", ")))"
    return "\(identity.heading) -> \(connection.baseURL)\(suffix)"
  }

  /// What the answers showed of the conversation.
  private var facts: [String] {
    let versions = Set(watches.compactMap(\.httpVersion)).sorted()
    let isCompressed = watches.contains {
      $0.live.wireBytesReceived > 0 && $0.live.wireBytesReceived < $0.live.bytesReceived
    }
    return versions + (isCompressed ? ["gzip"] : [])
  }

  fileprivate var table: Table {
    Table(
      [
        Table.Column("WATCH"), Table.Column("CONNECT", isRightAligned: true),
        Table.Column("FIRST BYTE", isRightAligned: true),
        Table.Column("LIST", isRightAligned: true),
        Table.Column("BACK-OFF", isRightAligned: true, isWide: !hasBackOff),
        Table.Column("SYNCED", isRightAligned: true),
        Table.Column("OBJECTS", isRightAligned: true),
        Table.Column("BYTES", isRightAligned: true), Table.Column("WIRE", isRightAligned: true),
        Table.Column("REQUESTS", isRightAligned: true),
      ],
      rows: watches.map(\.row))
  }

  private var hasBackOff: Bool {
    watches.contains { $0.timeline.phases.contains { $0.name == .backOff } }
  }

  fileprivate var remarks: [ReportText.Remark] {
    watches.flatMap { $0.live.remarks(watch: $0.name) }
      + [ReportText.Remark(pluginSentence), gateRemark]
  }

  /// `kubernetes has synced after 3.41s, podnames at once (it offers no watch)`.
  private var pluginSentence: String {
    plugins.map { plugin in
      if plugin.waitsFor.isEmpty { return "\(plugin.name) has synced at once (it offers no watch)" }
      guard let after = plugin.hasSyncedAfter else { return "\(plugin.name) has not synced" }
      return "\(plugin.name) has synced after \(Quantity.seconds(after))"
    }.joined(separator: ", ")
  }

  private var gateRemark: ReportText.Remark {
    let opens = Quantity.interval(gate.opensAfter)
    let gives = "gives up after \(Quantity.interval(gate.limit))"
    if gate.timedOut {
      return ReportText.Remark(
        "CoreDNS would start to serve after \(opens), not synced (the gate \(gives))", .warning)
    }
    return ReportText.Remark(
      "CoreDNS would start to serve after \(opens), synced"
        + " (gate polls every \(Quantity.interval(gate.pollInterval)), \(gives))")
  }
}

extension SyncReport.Watch {
  fileprivate var row: [Table.Cell] {
    [
      Table.Cell(name), phase(.connect), phase(.firstByte), phase(.list), phase(.backOff),
      live.syncedCell, .count(live.objects), Table.Cell(Quantity.bytes(live.bytesReceived)),
      Table.Cell(Quantity.bytes(live.wireBytesReceived)), .count(live.requests),
    ]
  }

  /// The sum of the phases of one kind: a paged list has one for each page.
  private func phase(_ name: SyncTimeline.PhaseName) -> Table.Cell {
    let durations = timeline.phases.filter { $0.name == name }.map(\.duration)
    return durations.isEmpty ? "" : Table.Cell(Quantity.seconds(durations.reduce(.zero, +)))
  }
}

extension SyncReport.Runs {
  fileprivate var section: ReportText.Section {
    let rows = watches.map { Self.row($0.name, $0.spread) } + [Self.row("all watches", total)]
    let remark = unsynced == 0 ? [] : ["\(unsynced) of \(count) runs did not sync"]
    return ReportText.Section(
      heading: "\(count) runs, time to HasSynced",
      table: Table(
        [
          Table.Column("WATCH"), Table.Column("MIN", isRightAligned: true),
          Table.Column("MEDIAN", isRightAligned: true), Table.Column("P95", isRightAligned: true),
        ], rows: rows),
      remarks: remark.map { ReportText.Remark($0, .failure) })
  }

  private static func row(_ name: String, _ spread: SyncReport.Spread?) -> [Table.Cell] {
    [Table.Cell(name)]
      + [spread?.minimum, spread?.median, spread?.p95].map {
        Table.Cell($0.map(Quantity.seconds) ?? "")
      }
  }
}

extension ConnectionSummary {
  /// How the tool is known to the server and the server to the tool, in words.
  var details: [String] {
    var details: [String] = []
    if let contextName { details.append("context \(contextName)") }
    if source == "in-cluster" { details.append("in-cluster") }
    let words = [
      ("certificate", "client certificate"), ("token", "token"), ("basicAuth", "basic auth"),
      ("exec", "exec plugin"), ("proxy", "proxy"),
    ]
    for (name, word) in words where uses.contains(name) { details.append(word) }
    if !impersonation.user.isEmpty { details.append("as \(impersonation.user)") }
    if isInsecure { details.append("certificate not verified") }
    return details
  }
}
