/// The sizes of the indexes of each watch.
public struct IndexesReport: Hashable, Sendable {
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
    /// How many objects its store holds.
    public var objects: Int
    /// Its indexes, sorted by name.
    public var indexes: [Index]

    /// Makes a watch's part.
    public init(name: String, objects: Int, indexes: [Index]) {
      self.name = name
      self.objects = objects
      self.indexes = indexes
    }
  }

  /// One index.
  public struct Index: Hashable, Sendable {
    /// Its name.
    public var name: String
    /// How many different values it knows.
    public var values: Int
    /// How many times an object is filed in it.
    public var entries: Int
    /// How many objects are filed under the empty value.
    public var emptyValueEntries: Int
    /// The values with the most objects, the largest first; at most five.
    public var largest: [Bucket]
  }

  /// One value of an index.
  public struct Bucket: Hashable, Sendable {
    /// The value.
    public var value: String
    /// How many objects are filed under it.
    public var entries: Int

    /// Makes a bucket.
    public init(value: String, entries: Int) {
      self.value = value
      self.entries = entries
    }
  }

  /// One part for each server block.
  public var serverBlocks: [Block]

  /// Makes a report.
  public init(serverBlocks: [Block]) {
    self.serverBlocks = serverBlocks
  }
}

extension IndexesReport.Index {
  /// Sums up an index from its values and how many objects each has.
  public init(name: String, counts: [(value: String, count: Int)]) {
    self.name = name
    values = counts.count
    entries = counts.reduce(0) { $0 + $1.count }
    emptyValueEntries = counts.first { $0.value.isEmpty }?.count ?? 0
    largest = Self.largest(of: counts)
  }

  /// The five largest buckets in one pass; equal ones in the order of their values.
  private static func largest(
    of counts: [(value: String, count: Int)]
  ) -> [IndexesReport.Bucket] {
    var largest: [IndexesReport.Bucket] = []
    for (value, count) in counts {
      if largest.count == 5, let last = largest.last, count <= last.entries { continue }
      let place = largest.firstIndex { $0.entries < count } ?? largest.count
      largest.insert(IndexesReport.Bucket(value: value, entries: count), at: place)
      if largest.count > 5 { largest.removeLast() }
    }
    return largest
  }
}
