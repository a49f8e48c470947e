import Inspection
import KubernetesWire
import Replicas

extension ReplicasReport: PrintableReport {
  /// The report as people read it: a line for each replica, what is wrong below, then the verdict.
  public var text: ReportText {
    let remarks: [ReportText.Remark] = replicas.flatMap { self.remarks(of: $0) } + general
    return ReportText([
      ReportText.Section(table: Table(Self.columns, rows: replicas.map(row)), remarks: remarks),
      ReportText.Section(
        remarks: [ReportText.Remark(verdict, isDifferent || !isReached ? .failure : .good)]),
    ])
  }

  /// The names of the pods with which something is wrong, a line each.
  public var names: [String] {
    replicas.filter { !$0.problems.isEmpty }.map { "\($0.pod.namespace)/\($0.pod.name)" }
  }

  private static let columns = [
    Table.Column("REPLICA"), Table.Column("VERSION"), Table.Column("READY"),
    Table.Column("COREFILE"), Table.Column("SYNCED"),
    Table.Column("ANSWERS", isRightAligned: true),
    Table.Column("SERVFAIL", isRightAligned: true, isSpare: true),
    Table.Column("RESTARTS", isRightAligned: true, isSpare: true),
    Table.Column("AGE", isRightAligned: true), Table.Column("NODE", isSpare: true),
    Table.Column("ADDRESS", isWide: true),
    Table.Column("IMAGE", isWide: true), Table.Column("SERIAL", isRightAligned: true, isWide: true),
    Table.Column("CACHE", isRightAligned: true, isWide: true),
    Table.Column("PANICS", isRightAligned: true, isWide: true),
    Table.Column("FAILED RELOADS", isRightAligned: true, isWide: true),
    Table.Column("API REQUESTS", isWide: true), Table.Column("PLUGINS", isWide: true),
  ]

  private func row(_ replica: Replica) -> [Table.Cell] {
    let (pod, metrics) = (replica.pod, replica.metrics)
    return [
      Table.Cell(pod.name, replica.problems.isEmpty ? .plain : .failure),
      Table.Cell(metrics?.version ?? pod.imageVersion ?? ""),
      Table.Cell(pod.isReady ? "yes" : "no", pod.isReady ? .plain : .warning),
      replica.configurationCell, replica.syncCell, replica.answersCell, replica.failureCell,
      Table.Cell(Quantity.count(pod.restarts), pod.restarts > 0 ? .warning : .plain),
      Table.Cell(age(of: pod)), Table.Cell(pod.node ?? ""), Table.Cell(pod.address ?? ""),
      Table.Cell(pod.image), Table.Cell(replica.serial.map { "\($0)" } ?? ""),
      .count(metrics.map { $0.cacheEntries.values.reduce(0) { $0.addingReportingOverflow($1).0 } }),
      .count(metrics?.panics), .count(metrics?.failedReloads),
      .list((metrics?.apiRequests ?? [:]).sorted { $0.key < $1.key }.map { "\($0):\($1)" }),
      .list(metrics?.plugins ?? []),
    ]
  }

  private func age(of pod: ReplicaPod) -> String {
    guard let created = pod.createdAt else { return "" }
    return Quantity.span(.seconds(max(0, now - Double(created))))
  }

  /// How many names are shown to a person; documents have all of them.
  private static let shownDifferences = 3

  /// What is to be known about one replica beyond its line.
  private func remarks(of replica: Replica) -> [ReportText.Remark] {
    let name = replica.pod.name
    if let skipped = replica.pod.skipped {
      return [ReportText.Remark("\(name) was not asked: it \(skipped)", .warning)]
    }
    var remarks: [ReportText.Remark] = []
    if let waiting = replica.pod.waiting {
      remarks.append(ReportText.Remark("\(name): its container waits: \(waiting)", .warning))
    }
    if let sync = replica.sync, sync.state != .synced {
      remarks.append(
        ReportText.Remark(
          "\(name): \(sync.state == .unsynced ? "not synced" : "sync unknown"): \(sync.reason)",
          sync.state == .unsynced ? .failure : .warning))
    }
    remarks += (replica.sync?.remarks ?? []).map { ReportText.Remark("\(name): \($0)", .warning) }
    if let configuration = replica.configuration, configuration.state != .loaded {
      remarks.append(
        ReportText.Remark(
          "\(name): Corefile \(configuration.state.rawValue): \(configuration.reason)",
          configuration.isWrong ? .failure : configuration.state == .inferred ? .dim : .warning,
          // That most replicas show no hash is how they are, and nothing to look after.
          isWide: configuration.state == .inferred && replica.problems.isEmpty))
    }
    if let panics = replica.metrics?.panics, panics > 0 {
      remarks.append(
        ReportText.Remark("\(name): it survived \(Quantity.count(panics, "panic"))", .warning))
    }
    if let lag = lag(of: replica) {
      remarks.append(
        ReportText.Remark(
          "\(name): its last change is \(Quantity.span(.seconds(lag))) older than the newest: it is"
            + " behind, or others were restarted or reloaded since", .warning))
    }
    remarks += replica.differences.prefix(Self.shownDifferences).map {
      ReportText.Remark("\(name): \($0.question): \(Self.line($0.differences))", .failure)
    }
    let hidden = replica.differences.count - Self.shownDifferences
    if hidden > 0 {
      remarks.append(
        ReportText.Remark(
          "\(name): \(Quantity.count(hidden, "further name")); -o json has all", .dim)
      )
    }
    for failure in replica.failures {
      remarks.append(ReportText.Remark("\(name): \(failure.message)", .warning))
      if let hint = failure.hint { remarks.append(ReportText.Remark("  \(hint)", .dim)) }
    }
    return remarks
  }

  /// What differs for one name, in one line.
  private static func line(_ differences: [String]) -> String {
    let shown = differences.prefix(shownDifferences).joined(separator: "; ")
    let hidden = differences.count - shownDifferences
    return hidden > 0 ? "\(shown); \(hidden) more" : shown
  }

  /// What is to be known of all together.
  private var general: [ReportText.Remark] {
    let versions = Set(asked.compactMap { $0.metrics?.version ?? $0.pod.imageVersion })
    guard versions.count > 1 else { return [] }
    return [
      ReportText.Remark(
        "\(versions.count) versions run: \(versions.sorted().joined(separator: ", "))", .warning)
    ]
  }
}

extension ReplicasReport.Replica {
  fileprivate var configurationCell: Table.Cell {
    guard let configuration else { return Table.Cell("") }
    return switch configuration.state {
    case .loaded: Table.Cell("loaded", .good)
    case .inferred: Table.Cell("loaded?", .plain)
    case .other, .stale: Table.Cell(configuration.state.rawValue, .failure)
    case .pending, .unknown: Table.Cell(configuration.state.rawValue, .warning)
    }
  }

  fileprivate var syncCell: Table.Cell {
    guard let sync else { return Table.Cell("") }
    return switch sync.state {
    case .synced: Table.Cell("yes", .good)
    case .unsynced: Table.Cell("no", .failure)
    case .unknown: Table.Cell("unknown", .warning)
    }
  }

  /// How many of the names are answered as the stores say.
  fileprivate var answersCell: Table.Cell {
    if asked == 0 { return Table.Cell("") }
    let right = max(0, answered - differences.count)
    return Table.Cell("\(right)/\(asked)", right == asked ? .good : .failure)
  }

  fileprivate var failureCell: Table.Cell {
    guard let share = metrics?.serverFailureShare else { return Table.Cell("") }
    let tenths = Int((share * 1000).rounded())
    return Table.Cell("\(tenths / 10).\(tenths % 10)%", tenths > 10 ? .warning : .plain)
  }
}
