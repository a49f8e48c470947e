import KubernetesClient

/// The wait of CoreDNS before it serves: it polls "all synced" and gives up at a limit, silently.
///
/// The `k8s_api` plugin waits five seconds, the stock `kubernetes` plugin its `startup_timeout`.
/// Both start to serve either way.
public struct StartUpGate: Sendable {
  /// When the gate opened, or would have opened.
  public struct Opening: Hashable, Sendable {
    /// How long after the start CoreDNS begins to serve.
    public var opensAfter: Duration
    /// Whether it does so because it gave up.
    public var timedOut: Bool

    /// Makes an opening.
    public init(opensAfter: Duration, timedOut: Bool) {
      self.opensAfter = opensAfter
      self.timedOut = timedOut
    }
  }

  /// How often "all synced" is asked; the first time one interval after the start.
  public static let pollInterval = Duration.milliseconds(100)
  /// The limit of the `k8s_api` plugin, and of the stock plugin without `startup_timeout`.
  public static let defaultLimit = Duration.seconds(5)

  /// After how long CoreDNS serves without being synced.
  public var limit: Duration

  /// Makes a gate.
  public init(limit: Duration = defaultLimit) {
    self.limit = limit
  }

  /// When the gate opens if everything has synced after that time; nil means never.
  ///
  /// A poll that falls together with the limit comes too late: the limit's timer was set first.
  public func opening(syncedAfter: Duration?) -> Opening {
    guard let syncedAfter else { return Opening(opensAfter: limit, timedOut: true) }
    let poll = Self.firstPoll(atOrAfter: syncedAfter)
    return poll < limit
      ? Opening(opensAfter: poll, timedOut: false) : Opening(opensAfter: limit, timedOut: true)
  }

  /// Polls as CoreDNS does until the function is true or the limit is reached.
  ///
  /// Throws `CancellationError` when the task is cancelled.
  public func wait(
    time: any TimeSource, hasSynced: @Sendable () -> Bool
  ) async throws -> Opening {
    let start = time.now()
    var poll = Self.pollInterval
    while poll < limit {
      try await time.sleep(for: max(.zero, poll - (time.now() - start)))
      if hasSynced() { return Opening(opensAfter: poll, timedOut: false) }
      poll = max(poll + Self.pollInterval, Self.firstPoll(atOrAfter: time.now() - start))
    }
    try await time.sleep(for: max(.zero, limit - (time.now() - start)))
    return Opening(opensAfter: limit, timedOut: true)
  }

  private static func firstPoll(atOrAfter moment: Duration) -> Duration {
    guard moment > pollInterval else { return pollInterval }
    let ratio = moment / pollInterval
    let whole = Int64(ratio.rounded(.down))
    let earlier = pollInterval * whole
    return earlier < moment ? earlier + pollInterval : earlier
  }
}
