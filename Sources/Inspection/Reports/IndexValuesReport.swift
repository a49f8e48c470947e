/// Everything that the stores and their indexes hold, as keys.
public struct IndexValuesReport: Hashable, Sendable {
  /// The watches of one server block.
  public struct Block: Hashable, Sendable {
    /// Which block.
    public var identity: BlockIdentity
    /// Its watches, sorted by name.
    public var watches: [Watch]

    /// Makes a block's part.
    public init(_ identity: BlockIdentity, watches: [Watch]) {
      self.identity = identity
      self.watches = watches
    }
  }

  /// One watch.
  public struct Watch: Hashable, Sendable {
    /// Its name.
    public var name: String
    /// The keys of all objects of the store, sorted.
    public var keys: [String]
    /// Its indexes, sorted by name.
    public var indexes: [Index]

    /// Makes a watch's part.
    public init(name: String, keys: [String], indexes: [Index]) {
      self.name = name
      self.keys = keys
      self.indexes = indexes
    }
  }

  /// One index.
  public struct Index: Hashable, Sendable {
    /// Its name.
    public var name: String
    /// Its values, sorted.
    public var values: [Value]

    /// Makes an index's part.
    public init(name: String, values: [Value]) {
      self.name = name
      self.values = values
    }
  }

  /// One value of an index.
  public struct Value: Hashable, Sendable {
    /// The value.
    public var value: String
    /// The keys of the objects filed under it, sorted.
    public var keys: [String]

    /// Makes a value's part.
    public init(value: String, keys: [String]) {
      self.value = value
      self.keys = keys
    }
  }

  /// One part for each server block.
  public var serverBlocks: [Block]

  /// Makes a report.
  public init(serverBlocks: [Block]) {
    self.serverBlocks = serverBlocks
  }
}
