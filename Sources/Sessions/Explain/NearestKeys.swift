import DNSAnswers
import DNSMessages
import Informers
import Inspection
import K8sAPI

/// The index values that are nearest to a name, for a plugin whose answers are not modelled.
struct NearestKeys {
  let sessions: [BlockSession]

  /// How many are named for each index.
  private static let limit = 5

  /// What the plugin that answers has under the name, or under what begins like it.
  func misses(of answer: Answer) -> [NearMiss] {
    guard answer.result == .unknown, answer.upstream.isEmpty, let plugin = answer.decider?.plugin
    else { return [] }
    let watches = sessions.flatMap(\.watches).filter { watch in
      watch.plugin == plugin || watch.consumers.contains(plugin)
    }
    return watches.flatMap { watch in
      watch.informer.indexer.indexNames.flatMap { index in
        values(watch.informer.indexer, index, answer.question.name).map { value in
          NearMiss(
            "watch \(watch.name) has \(value) in \(index)", object: nil,
            command: "query \(watch.name) \(index) \(value)")
        }
      }
    }
  }

  /// The name itself where it is there, or else the values that begin with its first labels.
  private func values(_ indexer: any Indexer, _ index: String, _ name: DNSName) -> [String] {
    let labels = name.labels.map { $0.lowercased() }
    for count in stride(from: labels.count, to: 0, by: -1) {
      let start = labels.prefix(count).joined(separator: ".")
      guard
        let found = try? indexer.indexValues(index, startingWith: start, limit: Self.limit),
        !found.first.isEmpty
      else { continue }
      return found.first
    }
    return []
  }
}
