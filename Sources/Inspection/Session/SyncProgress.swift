/// How far the watches are that are still listing.
public struct SyncProgress: Hashable, Sendable {
  /// How far one watch is.
  public struct Watch: Hashable, Sendable {
    /// Its name.
    public var name: String
    /// How many objects have been received.
    public var received: Int
    /// How many there will be, where the server says so.
    public var expected: Int?
    /// How many bytes have been received.
    public var bytes: Int
    /// Whether it is done.
    public var isSynced: Bool

    /// Makes a watch's part.
    public init(name: String, received: Int, expected: Int?, bytes: Int, isSynced: Bool) {
      self.name = name
      self.received = received
      self.expected = expected
      self.bytes = bytes
      self.isSynced = isSynced
    }
  }

  /// The watches.
  public var watches: [Watch]
  /// How long it has taken so far.
  public var elapsed: Duration
  /// What it is a part of, such as `run 3 of 10`; nil for nothing.
  public var task: String?

  /// Makes it.
  public init(watches: [Watch], elapsed: Duration, task: String? = nil) {
    self.watches = watches
    self.elapsed = elapsed
    self.task = task
  }
}
