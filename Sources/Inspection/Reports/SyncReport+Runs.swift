import Informers

extension SyncReport {
  /// Figures over several runs.
  public struct Runs: Hashable, Sendable {
    /// How many runs there were, those that did not sync included.
    public var count: Int
    /// How many of them did not sync.
    public var unsynced: Int
    /// The time until the last watch had synced.
    public var total: Spread?
    /// The same for each watch, by name, sorted.
    public var watches: [WatchSpread]
  }

  /// The spread of one watch's time to HasSynced.
  public struct WatchSpread: Hashable, Sendable {
    /// The watch's name.
    public var name: String
    /// Its spread; nil where it synced in no run.
    public var spread: Spread?
  }

  /// The lowest, middle, nearly highest and highest of several times.
  public struct Spread: Hashable, Sendable {
    /// The shortest.
    public var minimum: Duration
    /// The median, by nearest rank: the lower of the two in the middle of an even number.
    public var median: Duration
    /// The 95th percentile, by nearest rank.
    public var p95: Duration
    /// The longest.
    public var maximum: Duration

    /// Sums up times; nil for none.
    public init?(_ times: [Duration]) {
      let sorted = times.sorted()
      guard let first = sorted.first, let last = sorted.last else { return nil }
      minimum = first
      maximum = last
      median = Self.rank(0.5, of: sorted)
      p95 = Self.rank(0.95, of: sorted)
    }

    private static func rank(_ share: Double, of sorted: [Duration]) -> Duration {
      let rank = Int((share * Double(sorted.count)).rounded(.up))
      return sorted[min(max(rank, 1), sorted.count) - 1]
    }
  }
}

extension SyncReport.Runs {
  /// Sums up the same block's parts of several runs.
  public init(_ runs: [SyncReport.Block]) {
    count = runs.count
    unsynced = runs.count { !$0.isSynced }
    total = SyncReport.Spread(runs.filter(\.isSynced).map(\.total))
    var times: [String: [Duration]] = [:]
    for watch in runs.flatMap(\.watches) {
      times[watch.name, default: []] += watch.timeline.hasSyncedAfter.map { [$0] } ?? []
    }
    watches = times.keys.sorted().map {
      SyncReport.WatchSpread(name: $0, spread: SyncReport.Spread(times[$0] ?? []))
    }
  }
}
