/// What there is to tell which Corefile a replica has loaded.
public struct ConfigurationEvidence: Sendable {
  /// The hash of the Corefile that it should have; nil where it cannot be computed.
  public var expected: ReloadHash?
  /// Why there is no hash; nil where there is one.
  public var unhashed: String?
  /// What the replica shows; nil where its metrics could not be read.
  public var metrics: ReplicaMetrics?
  /// Why they could not be read; nil where they were.
  public var unread: String?
  /// The names of the Corefile's directives.
  public var directives: Set<String> = []
  /// When the Corefile last changed, in seconds since the beginning of 1970; nil where nobody says.
  public var changedAt: Double?
  /// When the replica's process began, where its metrics do not say; nil where nobody does.
  public var startedAt: Double?
  /// The time now, in seconds since the beginning of 1970.
  public var now: Double

  /// A change takes at most about this long: the kubelet's update of the mounted file, then reload's
  /// interval with its jitter.
  public static let longestDelay = 120.0

  /// Makes it of nothing.
  public init(now: Double) { self.now = now }
}
