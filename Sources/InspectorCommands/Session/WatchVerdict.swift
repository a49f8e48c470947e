import Inspection
import KubernetesClient
import Rendering

/// Whether one watch passes the check, and why not.
struct WatchVerdict: Hashable, Sendable {
  /// The status that follows from it.
  private(set) var status = ExitStatus.success
  private var problems: [String] = []

  /// Why it does not pass, in few words; nil where it does.
  var problem: String? { problems.isEmpty ? nil : problems.joined(separator: ", ") }

  /// Judges a watch.
  ///
  /// - Parameters:
  ///   - limit: After how long CoreDNS would have served without it.
  ///   - maxSync: After how long it has to have synced, where that is asked for.
  ///   - activity: What it is doing.
  init(_ watch: CheckedWatch, limit: Duration, maxSync: Duration?, activity: String) {
    let live = watch.watch.live ?? LiveWatchReport()
    if !live.isSynced {
      add(
        live.lastError.map { ExitStatus($0.code) } ?? .notSynced,
        "not synced: " + (live.lastError?.code.rawValue ?? "still \(activity)"))
    } else if let error = live.lastError {
      add(ExitStatus(error.code), "synced, now failing: \(error.code.rawValue)")
    }
    if let after = live.syncedAfter {
      if let maxSync, after > maxSync {
        add(.notSynced, "slower than \(Quantity.interval(maxSync))")
      } else if after > limit {
        add(.notSynced, "slower than the limit of \(Quantity.interval(limit))")
      }
    }
    let refused = watch.access.refusedVerbs
    if !refused.isEmpty {
      add(.cannotConnect, "may not \(refused.joined(separator: " and "))")
    }
    switch watch.freshness {
    case .fresh, nil: break
    case .stale(let server): add(.notSynced, "not fresh, the server has version \(server)")
    case .unknown(let reason): add(.notSynced, "not known to be fresh: \(reason)")
    }
  }

  private mutating func add(_ status: ExitStatus, _ problem: String) {
    self.status = self.status.worse(status)
    problems.append(problem)
  }
}
