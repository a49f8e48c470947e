import KubernetesWire
import Informers

/// Stored objects: the answer of a query, or a list of a store.
public struct ObjectsReport: Hashable, Sendable {
  /// The objects of one server block.
  public struct Block: Hashable, Sendable {
    /// Which block.
    public var identity: BlockIdentity
    /// The watch's name.
    public var watch: String
    /// The columns after KEY and VERSION.
    public var columns: [ObjectColumn]
    /// The objects, in the order to print.
    public var objects: [ObjectReport]
    /// How many more there are that a limit keeps from being shown.
    public var omitted: Int

    /// Makes a block's part.
    public init(
      _ identity: BlockIdentity, watch: String, columns: [ObjectColumn], objects: [ObjectReport],
      omitted: Int = 0
    ) {
      self.identity = identity
      self.watch = watch
      self.columns = columns
      self.objects = objects
      self.omitted = omitted
    }
  }

  /// What was asked of an index.
  public struct Query: Hashable, Sendable {
    /// The index's name.
    public var index: String
    /// The value, or a pattern.
    public var value: String

    /// Makes a query.
    public init(index: String, value: String) {
      self.index = index
      self.value = value
    }
  }

  /// One part for each server block that has the watch.
  public var serverBlocks: [Block]
  /// The query, where there was one.
  public var query: Query?
  /// Whether only keys are shown.
  public var showsKeysOnly: Bool

  /// Makes a report.
  public init(serverBlocks: [Block], query: Query? = nil, showsKeysOnly: Bool = false) {
    self.serverBlocks = serverBlocks
    self.query = query
    self.showsKeysOnly = showsKeysOnly
  }

  /// Whether no block has an object.
  public var isEmpty: Bool { serverBlocks.allSatisfy(\.objects.isEmpty) }
}

/// One stored object.
public struct ObjectReport: Hashable, Sendable {
  /// Its store key.
  public var key: String
  /// The version it was last seen with.
  public var resourceVersion: String
  /// Everything that is kept of it; empty where only keys were asked for.
  public var fields: JSONObject

  /// Makes an object's part.
  public init(key: String, resourceVersion: String = "", fields: JSONObject = JSONObject()) {
    self.key = key
    self.resourceVersion = resourceVersion
    self.fields = fields
  }
}

extension ObjectReport {
  /// Reports a stored object.
  public init(_ object: any StoredObject) {
    self.init(
      key: object.key.description, resourceVersion: object.resourceVersion, fields: object.fields)
  }
}
