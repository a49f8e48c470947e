/// The plugins of each server block in execution order, and their part in the shared watches.
public struct PluginsReport: Hashable, Sendable {
  /// The plugins of one server block.
  public struct Block: Hashable, Sendable {
    /// Which block.
    public var identity: BlockIdentity
    /// Its plugins in execution order.
    public var plugins: [PluginReport]

    /// Makes a block's part.
    public init(_ identity: BlockIdentity, plugins: [PluginReport]) {
      self.identity = identity
      self.plugins = plugins
    }
  }

  /// One part for each server block.
  public var serverBlocks: [Block]

  /// Makes a report.
  public init(serverBlocks: [Block]) {
    self.serverBlocks = serverBlocks
  }
}

/// One plugin of a server block.
public struct PluginReport: Hashable, Sendable {
  /// Its name as in the Corefile.
  public var name: String
  /// Where it first stands: `Corefile:3`.
  public var place: String
  /// Whether it takes part in sharing watches.
  public var isAPIWatcher: Bool
  /// The names of the watches it offers, sorted.
  public var offers: [String]
  /// Those of them that it provides, because no plugin before it offered the same name.
  public var won: [String]
  /// The names of the watches whose indexers it was handed, sorted.
  public var indexers: [String]
  /// Whether its own HasSynced is true; nil where nothing was started or it takes no part.
  public var hasSynced: Bool?
  /// When its HasSynced became true, from the start.
  public var hasSyncedAfter: Duration?

  /// Makes the part of a plugin that takes no part in sharing watches.
  public init(name: String, place: String) {
    self.name = name
    self.place = place
    isAPIWatcher = false
    offers = []
    won = []
    indexers = []
  }
}
