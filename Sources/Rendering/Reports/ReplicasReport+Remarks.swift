import Inspection
import Replicas

extension ReplicasReport {
  /// How many names are shown to a person; documents have all of them.
  private static let shownDifferences = 3

  /// What is to be known about one replica beyond its line.
  func remarks(of replica: Replica) -> [ReportText.Remark] {
    let name = replica.pod.name
    if let skipped = replica.pod.skipped {
      return [ReportText.Remark("\(name) was not asked: it \(skipped)", .warning)]
    }
    var remarks: [ReportText.Remark] = []
    if let waiting = replica.pod.waiting {
      remarks.append(ReportText.Remark("\(name): its container waits: \(waiting)", .warning))
    }
    guard replica.isReached else { return remarks + Self.failures(of: replica) }
    remarks += Self.sync(of: replica) + Self.configuration(of: replica)
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
    if let slowness = slowness(of: replica) {
      remarks.append(ReportText.Remark("\(name): it \(slowness.words)", .warning))
    }
    return remarks + Self.differences(of: replica) + Self.failures(of: replica)
  }

  /// What is to be known of all together.
  var general: [ReportText.Remark] {
    let versions = Dictionary(grouping: asked) { $0.metrics?.version ?? $0.pod.imageVersion }
    let known = versions.compactMap { version, replicas in
      version.map { (version: $0, pods: replicas.map(\.pod.name)) }
    }.sorted { ($0.pods.count, $0.version) < ($1.pods.count, $1.version) }
    guard known.count > 1 else { return [] }
    let words = known.map { version, pods in
      "\(version) on " + (pods.count == 1 ? pods[0] : "\(pods.count) replicas")
    }
    return [
      ReportText.Remark(
        "\(known.count) versions run: \(words.joined(separator: ", "))", .warning)
    ]
  }

  private static func sync(of replica: Replica) -> [ReportText.Remark] {
    guard let sync = replica.sync else { return [] }
    let name = replica.pod.name
    var remarks: [ReportText.Remark] = []
    if sync.state != .synced {
      let isUnsynced = sync.state == .unsynced
      remarks.append(
        ReportText.Remark(
          "\(name): \(isUnsynced ? "not synced" : "sync unknown"): \(sync.reason)",
          isUnsynced ? .failure : .warning))
    }
    return remarks + sync.remarks.map { ReportText.Remark("\(name): \($0)", .warning) }
  }

  private static func configuration(of replica: Replica) -> [ReportText.Remark] {
    guard let configuration = replica.configuration, configuration.state != .loaded else {
      return []
    }
    let isInferred = configuration.state == .inferred
    return [
      ReportText.Remark(
        "\(replica.pod.name): Corefile \(configuration.state.rawValue): \(configuration.reason)",
        configuration.isWrong ? .failure : isInferred ? .dim : .warning,
        // That most replicas show no hash is how they are, and nothing to look after.
        isWide: isInferred)
    ]
  }

  private static func differences(of replica: Replica) -> [ReportText.Remark] {
    let name = replica.pod.name
    let count = replica.differences.count
    // One reason is enough for all of them.
    if count > 0, replica.sync?.state == .unsynced {
      return [
        ReportText.Remark(
          "\(name): until it has synced it answers \(Quantity.count(count, "name")) differently;"
            + " -o json has all", .dim)
      ]
    }
    var remarks = replica.differences.prefix(shownDifferences).map {
      ReportText.Remark("\(name): \($0.question): \(line($0.differences))", .failure)
    }
    let hidden = count - shownDifferences
    if hidden > 0 {
      remarks.append(
        ReportText.Remark(
          "\(name): \(Quantity.count(hidden, "further name")); -o json has all", .dim))
    }
    return remarks
  }

  private static func failures(of replica: Replica) -> [ReportText.Remark] {
    var hints: Set<String> = []
    return replica.failures.flatMap { failure in
      let remark = ReportText.Remark("\(replica.pod.name): \(failure.message)", .warning)
      guard let hint = failure.hint, hints.insert(hint).inserted else { return [remark] }
      return [remark, ReportText.Remark("  \(hint)", .dim)]
    }
  }

  /// What differs for one name, in one line.
  private static func line(_ differences: [String]) -> String {
    let shown = differences.prefix(shownDifferences).joined(separator: "; ")
    let hidden = differences.count - shownDifferences
    return hidden > 0 ? "\(shown); \(hidden) more" : shown
  }
}
