/// What one plugin offered to the registry and what became of it.
public struct WatcherRegistration: Sendable {
  /// The plugin's name.
  public var plugin: String
  /// The names of the watches it offers, sorted.
  public var offers: [String]
  /// Those of them that its HasSynced waits for, sorted.
  public var awaits: [String]
  /// Those of them that it provides, sorted.
  public var wins: [String]
  /// Those of them that an earlier plugin provides instead, sorted.
  public var loses: [String]
  /// The names of the indexers that it has been handed: every watch of the block, sorted.
  public var receivedIndexers: [String]
  /// Whether every watch that it waits for by name has synced: the function that it was handed.
  public var hasSynced: @Sendable () -> Bool

  /// Makes a registration.
  public init(
    plugin: String, offers: [String], awaits: [String]? = nil, wins: [String], loses: [String],
    receivedIndexers: [String], hasSynced: @escaping @Sendable () -> Bool
  ) {
    self.plugin = plugin
    self.offers = offers
    self.awaits = awaits ?? offers
    self.wins = wins
    self.loses = loses
    self.receivedIndexers = receivedIndexers
    self.hasSynced = hasSynced
  }
}
