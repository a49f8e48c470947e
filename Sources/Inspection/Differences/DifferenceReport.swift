/// What two sides do not share: two clusters, two captures, or a capture and a cluster.
public struct DifferenceReport: Sendable {
  /// Where something is found.
  public enum Presence: String, Hashable, Sendable {
    /// On both sides.
    case both
    /// On the first side alone.
    case first
    /// On the second side alone.
    case second
  }

  /// One side.
  public struct Side: Hashable, Sendable {
    /// How it was named: a path, `live` or `context:NAME`.
    public var name: String
    /// The API servers that it is about, each once; empty where none is known.
    public var servers: [String]
    /// The watches that have not synced, so that their stores say nothing; sorted.
    public var unsynced: [String]

    /// Makes a side.
    public init(name: String, servers: [String] = [], unsynced: [String] = []) {
      self.name = name
      self.servers = servers
      self.unsynced = unsynced
    }
  }

  /// One server block.
  public struct Block: Sendable {
    /// Which block.
    public var identity: BlockIdentity
    /// Which sides have it.
    public var presence: Presence
    /// The watches of both sides, sorted by name.
    public var watches: [WatchDifference] = []
    /// The settings that differ, in the order of the first side.
    public var settings: [SettingDifference] = []
    /// How long the watches took, sorted by name; never a difference by itself.
    public var timings: [TimingDifference] = []

    /// Makes a block's part.
    public init(_ identity: BlockIdentity, presence: Presence) {
      self.identity = identity
      self.presence = presence
    }

    /// Whether the sides differ in it.
    public var isDifferent: Bool {
      presence != .both || !settings.isEmpty || watches.contains(where: \.isDifferent)
    }
  }

  /// The first side.
  public var first: Side
  /// The second side.
  public var second: Side
  /// One part for each server block of either side.
  public var serverBlocks: [Block]
  /// The names that answer differently, in the order in which they were given.
  public var answers: [AnswerDifference] = []
  /// How many names were asked for; nil where none was given.
  public var namesAsked: Int?

  /// Makes a report.
  public init(first: Side, second: Side, serverBlocks: [Block]) {
    self.first = first
    self.second = second
    self.serverBlocks = serverBlocks
  }

  /// Whether both sides are the same API servers, so that versions of objects mean the same.
  public var isSameCluster: Bool { !first.servers.isEmpty && first.servers == second.servers }

  /// Whether all stores of both sides could be compared.
  public var isComplete: Bool { first.unsynced.isEmpty && second.unsynced.isEmpty }

  /// Whether the sides differ in anything but versions and timings.
  public var isDifferent: Bool {
    !answers.isEmpty || serverBlocks.contains(where: \.isDifferent)
  }
}
