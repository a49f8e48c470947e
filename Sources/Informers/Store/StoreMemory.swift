/// How much memory a store takes, in bytes.
///
/// Tables and slots are counted as they are. What the objects hold outside of their slots (longer
/// texts, arrays) is measured on a sample and estimated from it; text that objects share with each
/// other or with keys and indexes is counted wherever it is used.
public struct StoreMemory: Hashable, Sendable {
  /// The objects.
  public var objects: Int
  /// The table that finds them by their keys.
  public var keys: Int
  /// Each index by its name, sorted.
  public var indexes: [Index]

  /// One index.
  public struct Index: Hashable, Sendable {
    /// Its name.
    public var name: String
    /// How much it takes.
    public var bytes: Int

    /// Makes an index's part.
    public init(name: String, bytes: Int) {
      self.name = name
      self.bytes = bytes
    }
  }

  /// Makes a measurement.
  public init(objects: Int = 0, keys: Int = 0, indexes: [Index] = []) {
    self.objects = objects
    self.keys = keys
    self.indexes = indexes
  }

  /// Everything together.
  public var total: Int { indexes.reduce(objects + keys) { $0 + $1.bytes } }
}
