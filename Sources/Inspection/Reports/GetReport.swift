import KubernetesWire
import Informers

/// One stored object, with the API server's own state of it where that was asked for.
public struct GetReport: Hashable, Sendable {
  /// The object in one server block.
  public struct Block: Hashable, Sendable {
    /// Which block.
    public var identity: BlockIdentity
    /// The watch's name.
    public var watch: String
    /// The store key asked for.
    public var key: String
    /// The columns after KEY and VERSION.
    public var columns: [ObjectColumn]
    /// The object as the store has it; nil where it does not.
    public var object: ObjectReport?
    /// The object as the API server has it, where that was asked for.
    public var live: Live?

    /// Makes a block's part.
    public init(
      _ identity: BlockIdentity, watch: String, key: String, columns: [ObjectColumn],
      object: ObjectReport?, live: Live? = nil
    ) {
      self.identity = identity
      self.watch = watch
      self.key = key
      self.columns = columns
      self.object = object
      self.live = live
    }
  }

  /// What the API server has now.
  public struct Live: Hashable, Sendable {
    /// The whole object; nil where the server has none.
    public var object: JSONValue?
    /// Where what the plugin would keep of it differs from what the store has.
    public var differences: [FieldDifference]
    /// Why the watch passes over the object as it is now; nil where it ought to be stored.
    public var omission: Omission?
    /// The endpoints of the object that are not kept because they are not ready.
    public var unready: [UnreadyEndpoint]

    /// Makes the live part.
    public init(
      object: JSONValue?, differences: [FieldDifference], omission: Omission? = nil,
      unready: [UnreadyEndpoint] = []
    ) {
      self.object = object
      self.differences = differences
      self.omission = omission
      self.unready = unready
    }
  }

  /// One part for each server block that has the watch.
  public var serverBlocks: [Block]

  /// Makes a report.
  public init(serverBlocks: [Block]) {
    self.serverBlocks = serverBlocks
  }

  /// Whether no store has the object.
  public var isEmpty: Bool { serverBlocks.allSatisfy { $0.object == nil } }
}
