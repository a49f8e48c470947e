import Informers
import Inspection
import K8sAPI
import KubernetesClient

extension SessionRun {
  /// How long a watch may take to bring what a fresh list shows.
  private static let patience = Duration.seconds(2)

  /// Holds the synced stores of sessions against fresh lists, all at once.
  package func compareWithServer(_ live: LiveSessions) async throws -> ComparisonReport {
    var blocks: [ComparisonReport.Block] = []
    for session in live.sessions {
      let watches = session.watches.filter { $0.informer.hasSynced }
      let compared = try await withThrowingTaskGroup(of: ComparisonReport.Watch.self) { group in
        for watch in watches { group.addTask { try await compare(watch) } }
        return try await group.reduce(into: []) { $0.append($1) }
      }
      blocks.append(
        ComparisonReport.Block(session.identity, watches: compared.sorted { $0.name < $1.name }))
    }
    return ComparisonReport(serverBlocks: blocks)
  }

  private func compare(_ watch: WatchRegistration) async throws -> ComparisonReport.Watch {
    var report = ComparisonReport.Watch(
      name: watch.name, objects: watch.informer.indexer.count)
    guard let informer = watch.informer as? any VerifiableInformer else { return report }
    do {
      report.comparison = try await TimeLimit.run(
        timeout + Self.patience, time: context.time,
        failure: ClientError(.timeout, "the list was not complete within \(timeout)")
      ) { try await informer.compareWithServer(patience: Self.patience) }
    } catch let error as ClientError where error.code != .cancelled {
      report.failure = FailureReport(error)
    }
    return report
  }
}
