import CoreDNSPlugins
import Informers
import K8sAPI
import KubernetesClient

/// One server block with its registered watches, running or not: what reports are made from.
public struct BlockSession: Sendable {
  /// What CoreDNS would do in the block.
  public var plan: ServerBlockPlan
  /// The watches and plugins.
  public var registry: WatcherRegistry
  /// How it connects; nil where that was not asked or could not be made out.
  public var connection: ConnectionSummary?
  /// Why there is no connection.
  public var failure: ClientError?
  /// The watches to show; nil for all.
  public var only: Set<String>?

  /// Makes a session.
  public init(
    plan: ServerBlockPlan, registry: WatcherRegistry, connection: ConnectionSummary? = nil,
    failure: ClientError? = nil, only: Set<String>? = nil
  ) {
    self.plan = plan
    self.registry = registry
    self.connection = connection
    self.failure = failure
    self.only = only
  }

  /// Which block it is.
  public var identity: BlockIdentity { BlockIdentity(keys: plan.keys, plugin: plan.title) }

  /// The watches that are shown, sorted by name.
  public var watches: [WatchRegistration] {
    registry.watches.filter { isShown($0.name) }
  }

  /// The session with those of its watches that have synced: an unsynced store proves nothing.
  ///
  /// Nil where none has, though there is one.
  public var synced: BlockSession? {
    if isSynced { return self }
    let names = watches.filter { $0.informer.hasSynced }.map(\.name)
    if failure != nil || names.isEmpty { return nil }
    var session = self
    session.only = Set(names)
    return session
  }

  /// Whether a watch is among those that are shown.
  public func isShown(_ watch: String) -> Bool { only?.contains(watch) ?? true }

  /// Whether all watches that are shown have synced, but for those that the plugin goes without.
  public var isSynced: Bool {
    failure == nil && watches.allSatisfy { $0.informer.hasSynced || $0.isSkipped }
  }

  /// When the last of the watches that are shown had synced, from its start; nil before that.
  public var syncedAfter: Duration? {
    var latest = Duration.zero
    for watch in watches where !watch.isSkipped {
      guard let after = watch.informer.status.timeline.hasSyncedAfter else { return nil }
      latest = max(latest, after)
    }
    return failure == nil ? latest : nil
  }

  /// How a watch fares now; the connection's failure counts for each of its watches.
  ///
  /// Its memory is measured where that is asked for: it takes a pass over the indexes.
  public func live(_ watch: WatchRegistration, measuringMemory: Bool) -> LiveWatchReport {
    var live = LiveWatchReport(watch.informer.status)
    if measuringMemory { live.memory = watch.informer.indexer.memory }
    if let failure { live.lastError = FailureReport(failure) }
    live.isSkipped = watch.isSkipped
    return live
  }
}

extension LiveWatchReport {
  /// Reports an informer's counters.
  public init(_ status: InformerStatus) {
    self.init()
    objects = status.objectCount
    isSynced = status.hasSynced
    syncedAfter = status.timeline.hasSyncedAfter
    resourceVersion = status.resourceVersion
    relists = status.relists
    requests = status.requests
    bytesReceived = status.bytesReceived
    wireBytesReceived = status.wireBytesReceived
    decodeFailures = status.decodeFailures
    failedTries = status.failedTries
    isReplacing = status.isReplacing
    history = status.history
    sinceEvent = status.history.lastEventAt.map { max(.zero, status.takenAt - $0) }
    sinceBookmark = status.history.lastBookmarkAt.map { max(.zero, status.takenAt - $0) }
    activity = status.activity.rawValue
    waiting = status.waiting
    lastError = status.lastError.map { FailureReport($0) }
  }
}
