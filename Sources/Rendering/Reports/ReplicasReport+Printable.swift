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
        remarks: [ReportText.Remark(verdict, verdictRole)]),
    ])
  }

  private var verdictRole: Palette.Role {
    if isDifferent || !isReached { return .failure }
    return replicas.contains { slowness(of: $0) != nil } ? .warning : .good
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
    Table.Column("ADDRESS", isWide: true), Table.Column("IMAGE", isWide: true),
    Table.Column("LATENCY", isRightAligned: true, isWide: true),
    Table.Column("SERIAL", isRightAligned: true, isWide: true),
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
      Table.Cell(pod.image), latencyCell(of: replica),
      Table.Cell(replica.serial.map { "\($0)" } ?? ""),
      .count(metrics.map { $0.cacheEntries.values.reduce(0) { $0.addingReportingOverflow($1).0 } }),
      .count(metrics?.panics), .count(metrics?.failedReloads),
      .list((metrics?.apiRequests ?? [:]).sorted { $0.key < $1.key }.map { "\($0):\($1)" }),
      .list(metrics?.plugins ?? []),
    ]
  }

  private func latencyCell(of replica: Replica) -> Table.Cell {
    guard let latency = replica.latency else { return Table.Cell("") }
    return Table.Cell(
      Quantity.seconds(.seconds(latency)),
      slowness(of: replica) == nil ? .plain : .warning)
  }

  private func age(of pod: ReplicaPod) -> String {
    guard let created = pod.createdAt else { return "" }
    return Quantity.span(.seconds(max(0, now - Double(created))))
  }
}

extension ReplicasReport.Replica {
  fileprivate var configurationCell: Table.Cell {
    guard let configuration else { return Table.Cell("") }
    return switch configuration.state {
    case .loaded: Table.Cell("loaded", .good)
    case .inferred: Table.Cell("loaded?", .plain)
    case .other, .failed, .stale: Table.Cell(configuration.state.rawValue, .failure)
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
