import Corefile
import Inspection
import KubernetesClient

/// Whether one watch passes the check, and why not.
struct WatchVerdict: Hashable, Sendable {
  /// The status that follows from it.
  private(set) var status = ExitStatus.success
  /// What is told of it beside its row, where that is not told of several watches together.
  private(set) var findings: [Diagnostic] = []
  private var problems: [String] = []

  /// Why it does not pass, in few words; nil where it does.
  var problem: String? { problems.isEmpty ? nil : problems.joined(separator: ", ") }

  /// Judges a watch.
  ///
  /// - Parameters:
  ///   - limit: After how long CoreDNS would have served without it.
  ///   - maxSync: After how long it has to have synced, where that is asked for.
  init(_ watch: CheckedWatch, limit: Duration, maxSync: Duration?) {
    let live = watch.watch.live ?? LiveWatchReport()
    if live.isSkipped { return }
    if !live.isSynced {
      add(
        live.lastError.map { ExitStatus($0.code) } ?? .notSynced,
        "not synced: " + (live.lastError?.code.rawValue ?? live.waiting?.words ?? "not started"))
    } else if let error = live.lastError {
      add(
        ExitStatus(error.code), "synced, now failing: \(error.code.rawValue)",
        Diagnostic(
          .error, id: "watch-failing",
          "watch \(watch.watch.name) has synced, but now fails: \(error.message)", at: nil,
          notes: error.cause.map { [$0] } ?? [], fix: error.hint))
    }
    addSlowness(watch, live, limit: limit, maxSync: maxSync)
    let refused = watch.access.refusedVerbs
    if !refused.isEmpty {
      add(.cannotConnect, "may not \(refused.joined(separator: " and "))")
    }
    addStaleness(watch)
  }

  private mutating func addSlowness(
    _ watch: CheckedWatch, _ live: LiveWatchReport, limit: Duration, maxSync: Duration?
  ) {
    guard let after = live.syncedAfter, after > min(maxSync ?? limit, limit) else { return }
    let isLate = after > limit
    let bound = Quantity.interval(isLate ? limit : maxSync ?? limit)
    add(
      .notSynced, isLate ? "slower than the limit of \(bound)" : "slower than \(bound)",
      Diagnostic(
        .error, id: "slow-sync",
        "watch \(watch.watch.name) has synced after \(Quantity.seconds(after)), later than \(bound)",
        at: nil, notes: isLate ? ["CoreDNS would serve without it by then"] : [],
        fix: "see with the command sync where the time goes"))
  }

  private mutating func addStaleness(_ watch: CheckedWatch) {
    let problem: String
    switch watch.freshness {
    case .fresh, nil: return
    case .stale(let server): problem = "not fresh, the server has version \(server)"
    case .unknown(let reason): problem = "not known to be fresh: \(reason)"
    }
    add(
      .notSynced, problem,
      Diagnostic(
        .error, id: "stale-watch", "watch \(watch.watch.name) is \(problem)", at: nil,
        fix: "give a longer --timeout, or look for what holds the watch's events back"))
  }

  private mutating func add(
    _ status: ExitStatus, _ problem: String, _ finding: Diagnostic? = nil
  ) {
    self.status = self.status.worse(status)
    problems.append(problem)
    if let finding { findings.append(finding) }
  }
}
