import Informers
import Inspection
import KubernetesClient

/// Waits until a watch holds what the API server holds.
///
/// The server is asked for the newest version of the list. A watch that has reached it is fresh.
/// A quiet one only gets there by a bookmark, about once a minute, while other resources drive the
/// server's version on; so the server is also asked for what came after the watch's own version,
/// and where nothing did, the watch is as new as it can be.
struct FreshnessWait: Sendable {
  /// The watch.
  let informer: any Informer
  /// The way to the API server.
  let transport: any APITransport
  /// How long to wait at most.
  let limit: Duration
  /// The clock.
  let time: any TimeSource

  /// How often it is looked for a bookmark.
  private static let bookmarkInterval = Duration.milliseconds(100)

  /// Waits; never throws for what the server says.
  func wait() async throws -> CheckedWatch.Freshness {
    do {
      return try await TimeLimit.run(limit + .seconds(2), time: time, failure: Self.silence) {
        try await compare()
      }
    } catch let error as ClientError {
      return .unknown(reason: error.description)
    }
  }

  private func compare() async throws -> CheckedWatch.Freshness {
    let description = informer.description
    let scope = WatchScope(
      resource: description.resource, namespace: description.namespace,
      labelSelector: description.labelSelector, fieldSelector: description.fieldSelector)
    let server = try await transport.newestVersion(of: scope)
    let own = informer.status.resourceVersion
    guard let newest = UInt64(server), let held = UInt64(own) else {
      return .unknown(reason: "cannot compare the versions \"\(own)\" and \"\(server)\"")
    }
    if held >= newest { return .fresh(server: server) }
    // Later events than the version asked for do not count, or a busy watch would never be fresh.
    let missed = try await transport.versions(of: scope, since: own).filter { $0 <= newest }.max()
    return try await reaches(missed ?? held) ? .fresh(server: server) : .stale(server: server)
  }

  private func reaches(_ version: UInt64) async throws -> Bool {
    let signal = WakeSignal()
    let observation = signal.follow(informer, .objects)
    defer { observation?.cancel() }
    let start = time.now()
    while true {
      if let held = UInt64(informer.status.resourceVersion), held >= version { return true }
      let left = limit - (time.now() - start)
      if left <= .zero { return false }
      // The version rises with the objects, or with a bookmark, of which nobody is told.
      try await signal.wait(atMost: min(left, Self.bookmarkInterval), time: time)
    }
  }

  private static let silence = ClientError(
    .timeout, "the API server did not say its newest version in time")
}
