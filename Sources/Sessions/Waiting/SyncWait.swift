import K8sAPI
import Informers
import Inspection
import KubernetesClient

/// Waits until sessions have synced, or until there is no point in waiting.
package struct SyncWait: Sendable {
  /// When a failure is taken for certain.
  package enum Patience: Hashable, Sendable {
    /// A server that cannot be reached twice is given up.
    case oneShot
    /// A server that cannot be reached is waited for until the limit, as CoreDNS does.
    case measuring
  }

  /// The sessions.
  let sessions: [BlockSession]
  /// How long to wait at most.
  let limit: Duration
  /// When a failure is taken for certain.
  let patience: Patience
  /// The clock.
  let time: any TimeSource
  /// Called now and then while waiting.
  let onProgress: @Sendable (SyncProgress) -> Void

  /// How often progress is told.
  private static let progressInterval = Duration.milliseconds(100)

  /// Waits.
  func wait() async throws {
    let signal = WakeSignal()
    let observations = sessions.flatMap { session in
      session.watches.compactMap { signal.follow($0.informer) }
    }
    defer { for observation in observations { observation.cancel() } }
    let start = time.now()
    var nextProgress = Self.progressInterval
    while true {
      let elapsed = time.now() - start
      if sessions.allSatisfy({ $0.isSynced || isHopeless($0) }) || elapsed >= limit {
        return
      }
      if elapsed >= nextProgress {
        nextProgress = elapsed + Self.progressInterval
        onProgress(progress(elapsed))
      }
      // Woken when a watch has synced or failed; otherwise only what is shown changes.
      try await signal.wait(atMost: min(nextProgress, limit) - elapsed, time: time)
    }
  }

  /// Whether no watch works, for a reason that waiting does not mend; waits until that is known.
  package static func isHopeless(
    _ sessions: [BlockSession], time: any TimeSource
  ) async -> Bool {
    let wait = SyncWait(
      sessions: sessions, limit: .seconds(.max / 2), patience: .oneShot, time: time
    ) { _ in }
    guard (try? await wait.wait()) != nil else { return false }
    return !sessions.contains { $0.watches.contains { $0.informer.hasSynced } }
  }

  /// Whether each watch that has not synced fails for a reason that waiting does not mend.
  private func isHopeless(_ session: BlockSession) -> Bool {
    if session.failure != nil { return true }
    return session.watches.allSatisfy { watch in
      let status = watch.informer.status
      guard !status.hasSynced else { return true }
      guard let error = status.lastError else { return false }
      switch error.code {
      case .configuration, .tls, .unauthorized, .forbidden, .notFound: return true
      case .dns, .connect:
        // The last error stays while the next request is under way, which may well succeed.
        return patience == .oneShot && status.requests >= 2 && status.activity == .backingOff
      default: return false
      }
    }
  }

  private func progress(_ elapsed: Duration) -> SyncProgress {
    let watches = sessions.flatMap { session in
      session.watches.map { watch in
        let status = watch.informer.status
        return SyncProgress.Watch(
          name: watch.name, received: status.receivedObjects,
          expected: status.expectedObjects,
          bytes: status.bytesReceived, isSynced: status.hasSynced)
      }
    }
    return SyncProgress(watches: watches, elapsed: elapsed)
  }
}
