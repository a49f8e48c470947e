import Corefile
import Inspection
import KubernetesClient

extension CheckReport {
  /// What was found in the Corefile, in one line.
  var summary: String {
    let counts = [
      (findings.count(.error), "error"), (findings.count(.warning), "warning"),
      (findings.count(.note), "note"),
    ]
    let parts = counts.filter { $0.0 > 0 }.map { Quantity.count($0.0, $0.1) }
    return "\(entryName): \(parts.isEmpty ? "no findings" : parts.joined(separator: ", "))"
  }

  /// What became of the whole check, in one line.
  var verdict: String { verdict(isOK: isOK) }

  /// What became of the whole check, in one line, for a whole that may be well or not by more than it.
  func verdict(isOK: Bool) -> String {
    let all = watches
    let synced = all.filter { $0.watch.live?.isSynced ?? false }
    var parts: [String] = []
    if isCorefileRefused { parts.append(summary) }
    if serverBlocks.allSatisfy({ $0.watches == nil }) {
      parts.append("no watch was started")
    } else {
      parts.append("\(synced.count) of \(all.count) watches synced" + (isOK ? syncedAfter : ""))
    }
    parts += Self.problems(of: all)
    if isStrict, liveWarnings > 0 {
      parts.append("\(Quantity.count(liveWarnings, "warning")) about the cluster")
    }
    if !expectations.isEmpty {
      let holding = expectations.count { $0.holds }
      parts.append("\(holding) of \(expectations.count) expectations hold")
    }
    return isOK
      ? "OK: \(parts.joined(separator: ", "))" : "FAILED: \(parts.joined(separator: "; "))"
  }

  /// The problems, each with the watches that have it.
  private static func problems(of watches: [CheckedWatch]) -> [String] {
    var order: [String] = []
    var names: [String: [String]] = [:]
    for watch in watches {
      guard let problem = watch.problem else { continue }
      if names[problem] == nil { order.append(problem) }
      if !names[problem, default: []].contains(watch.watch.name) {
        names[problem, default: []].append(watch.watch.name)
      }
    }
    return order.map { "\(names[$0, default: []].joined(separator: ", ")): \($0)" }
  }

  private var syncedAfter: String {
    let slowest = watches.compactMap { $0.watch.live?.syncedAfter }.max()
    return slowest.map { " after \(Quantity.seconds($0))" } ?? ""
  }
}
