import Informers
import CoreDNSPlugins
import Inspection
import K8sAPI

extension SessionRun {
  /// The plans that have a watch, with its indexes checked; the others are left out.
  ///
  /// Nothing is connected to, so that a wrong name is told at once.
  package func plans(
    _ plans: [ServerBlockPlan], having watch: String, index: String? = nil
  ) throws -> [ServerBlockPlan] {
    let opener = self.opener
    var known: Set<String> = []
    var knownIndexes: Set<String> = []
    var having: [ServerBlockPlan] = []
    for plan in plans {
      let session = try opener.openOffline(plan)
      known.formUnion(session.registry.names)
      guard let registration = session.registry.watch(watch) else { continue }
      let indexes = registration.informer.description.indexNames
      knownIndexes.formUnion(indexes)
      if index.map(indexes.contains) ?? true { having.append(plan) }
    }
    if !having.isEmpty { return having }
    guard let index, known.contains(watch) else { throw Self.unknownWatch(watch, known) }
    throw CommandFailure(
      .usage, "watch \(watch) has no index \(index)",
      hint: knownIndexes.isEmpty
        ? "it has no index at all; use get or list"
        : "it has \(knownIndexes.sorted().joined(separator: ", "))")
  }

  /// Checks the names of `--only`, and of an argument, against the watches of all blocks.
  package func checkNames(_ names: Set<String>?, in plans: [ServerBlockPlan]) throws {
    guard let names else { return }
    let opener = self.opener
    let known = Set(try plans.flatMap { try opener.openOffline($0).registry.names })
    for name in names.sorted() where !known.contains(name) {
      throw Self.unknownWatch(name, known)
    }
  }

  private static func unknownWatch(_ name: String, _ known: Set<String>) -> CommandFailure {
    var hint =
      known.isEmpty
      ? "no plugin of the server block offers a watch"
      : "there are \(known.sorted().joined(separator: ", "))"
    if name == "pod" { hint += "; kubernetes watches pods only with pods verified" }
    return CommandFailure(.usage, "there is no watch \(name)", hint: hint)
  }
}
