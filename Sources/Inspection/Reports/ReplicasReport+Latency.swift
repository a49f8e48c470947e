extension ReplicasReport {
  /// That a replica answers slowly.
  public struct Slowness: Hashable, Sendable {
    /// The median of the times that its answers took.
    public var median: Duration
    /// That of the other replicas; nil where no other answered.
    public var others: Duration?

    /// In words: `answers slowly: 2.00s, the others 4.1ms`.
    public var words: String {
      "answers slowly: \(Quantity.seconds(median))"
        + (others.map { ", the others \(Quantity.seconds($0))" } ?? "")
    }
  }

  /// From when on a replica is slow beside faster ones, in seconds.
  ///
  /// A port forwarded from afar takes as long as the way there and back for every replica; half a
  /// second is beyond most ways.
  private static let comparedLimit = 0.5
  /// How many times as long as the others' its answers then take.
  private static let comparedFactor = 5.0
  /// From when on a replica is slow whatever the others are, in seconds: clients ask a second time
  /// after 5 s or less, and a lookup is several questions.
  private static let limit = 1.0

  /// How slow a replica is; nil where it is not.
  ///
  /// Slow is a median of 1 s, or of 500 ms that is five times the median of the other replicas. It is a
  /// warning and no difference: what it answers is right.
  public func slowness(of replica: Replica) -> Slowness? {
    guard let latency = replica.latency else { return nil }
    let others = asked.filter { $0.pod != replica.pod }.compactMap(\.latency).sorted()
    let median = others.isEmpty ? nil : others[others.count / 2]
    let isSlower =
      latency >= Self.comparedLimit && median.map { latency >= Self.comparedFactor * $0 } ?? false
    guard latency >= Self.limit || isSlower else { return nil }
    return Slowness(median: .seconds(latency), others: median.map { .seconds($0) })
  }
}
