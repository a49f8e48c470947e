import Informers
import KubernetesClient

/// Runs the informers of a registry, all or some, and stops them by cancellation.
public struct InformerRunner: Sendable {
  /// The informers to run, by watch name, sorted.
  public let watches: [WatchRegistration]

  /// Takes all watches of a registry, or only those with the given names.
  public init(_ registry: WatcherRegistry, only names: Set<String>? = nil) {
    watches = registry.watches.filter { names?.contains($0.name) ?? true }
  }

  /// Whether every informer that this runs has synced.
  public var hasSynced: Bool { watches.allSatisfy { $0.informer.hasSynced } }

  /// Runs the informers, each in a task of its own, until the task is cancelled.
  public func run() async {
    await withDiscardingTaskGroup { group in
      for watch in watches {
        group.addTask { await watch.informer.run() }
      }
    }
  }

  /// Runs the informers while `body` runs; they have stopped when this returns.
  public func whileRunning<Result: Sendable>(
    _ body: () async throws -> Result
  ) async rethrows -> Result {
    let running = Task { await run() }
    do {
      let result = try await withTaskCancellationHandler(operation: body) { running.cancel() }
      await Self.stop(running)
      return result
    } catch {
      await Self.stop(running)
      throw error
    }
  }

  /// Waits until every informer that this runs has synced, at most for `limit`.
  ///
  /// Returns whether they have. Unlike ``StartUpGate`` it is told and does not look, so that a
  /// one-shot command need not wait for the next poll. Throws `CancellationError` when the task is
  /// cancelled.
  public func waitUntilSynced(limit: Duration, time: any TimeSource) async throws -> Bool {
    if hasSynced { return true }
    return try await withThrowingTaskGroup(of: Bool.self) { group in
      group.addTask {
        for watch in watches { try await watch.informer.synced() }
        return true
      }
      group.addTask {
        try await time.sleep(for: limit)
        return false
      }
      defer { group.cancelAll() }
      return try await group.next() ?? false
    }
  }

  private static func stop(_ task: Task<Void, Never>) async {
    task.cancel()
    await task.value
  }
}
