/// What two sides do not share of one watch.
public struct WatchDifference: Hashable, Sendable {
  /// Its name.
  public var name: String
  /// Which sides have it.
  public var presence: DifferenceReport.Presence
  /// What it asks for and by whom, where that differs: `plugin`, `resource`, selectors, `indexes`.
  public var registration: [FieldDifference] = []
  /// The objects; nil where the watch is not on both sides, or one of them has not synced.
  public var objects: ObjectDifferences?
  /// The indexes that both sides have, sorted by name; empty where the objects are not compared.
  public var indexes: [IndexDifference] = []

  /// Makes a watch's part.
  public init(name: String, presence: DifferenceReport.Presence) {
    self.name = name
    self.presence = presence
  }

  /// Whether the sides differ in it.
  public var isDifferent: Bool {
    presence != .both || !registration.isEmpty || objects?.isDifferent ?? false
      || indexes.contains(where: \.isDifferent)
  }
}

/// The objects that two stores do not share.
public struct ObjectDifferences: Hashable, Sendable {
  /// One object.
  public struct Difference: Hashable, Sendable {
    /// Its key.
    public var key: String
    /// Which sides have it.
    public var presence: DifferenceReport.Presence
    /// What is kept of it and differs; empty where one side does not have it.
    public var fields: [FieldDifference]

    /// Makes a difference.
    public init(
      key: String, presence: DifferenceReport.Presence, fields: [FieldDifference] = []
    ) {
      self.key = key
      self.presence = presence
      self.fields = fields
    }
  }

  /// How many objects the first side has.
  public var first = 0
  /// How many objects the second side has.
  public var second = 0
  /// How many are on the first side alone.
  public var onlyFirst = 0
  /// How many are on the second side alone.
  public var onlySecond = 0
  /// How many are on both and differ in what is kept of them, whatever their versions.
  public var changed = 0
  /// How many have the same fields and another version, which is no difference.
  public var otherVersion = 0
  /// The first differences by key, as many as were asked for.
  public var shown: [Difference] = []

  /// Makes a part without objects.
  public init() {}

  /// How many differences there are.
  public var count: Int { onlyFirst + onlySecond + changed }

  /// Whether there is any.
  public var isDifferent: Bool { count > 0 }
}

/// The values of an index that two stores do not share.
public struct IndexDifference: Hashable, Sendable {
  /// One value.
  public struct Difference: Hashable, Sendable {
    /// The value.
    public var value: String
    /// How many objects the first side files under it.
    public var first: Int
    /// How many objects the second side files under it.
    public var second: Int

    /// Makes a difference.
    public init(value: String, first: Int, second: Int) {
      self.value = value
      self.first = first
      self.second = second
    }
  }

  /// Its name.
  public var name: String
  /// How many values the first side has.
  public var first = 0
  /// How many values the second side has.
  public var second = 0
  /// How many values are on the first side alone.
  public var onlyFirst = 0
  /// How many values are on the second side alone.
  public var onlySecond = 0
  /// How many values are on both and file other keys.
  public var changed = 0
  /// The first differences by value, as many as were asked for.
  public var shown: [Difference] = []

  /// Makes an index's part.
  public init(name: String) { self.name = name }

  /// How many differences there are.
  public var count: Int { onlyFirst + onlySecond + changed }

  /// Whether there is any.
  public var isDifferent: Bool { count > 0 }
}
