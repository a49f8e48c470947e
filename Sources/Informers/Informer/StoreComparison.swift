public import KubernetesWire

/// What a store and a fresh list of the same resource do not share.
public struct StoreComparison: Hashable, Sendable {
  /// One object that is not the same on both sides.
  public struct Difference: Hashable, Sendable {
    /// The object's key.
    public var key: ObjectKey
    /// The version that the store has; nil where it has no such object.
    public var storedVersion: String?
    /// The version that the API server has; nil where it has no such object.
    public var liveVersion: String?
    /// What the store keeps of it; nil where it has no such object.
    public var stored: JSONObject?
    /// What would be kept of the API server's object; nil where it has no such object.
    public var live: JSONObject?

    /// Makes a difference.
    public init(
      key: ObjectKey, storedVersion: String? = nil, liveVersion: String? = nil,
      stored: JSONObject? = nil, live: JSONObject? = nil
    ) {
      self.key = key
      self.storedVersion = storedVersion
      self.liveVersion = liveVersion
      self.stored = stored
      self.live = live
    }
  }

  /// The version of the fresh list.
  public var resourceVersion = ""
  /// How many objects it had.
  public var listed = 0
  /// How many of them the plugin passes over, such as pods that are being deleted.
  public var passedOver = 0
  /// How many of them could not be read.
  public var undecodable = 0
  /// How many objects changed while it was compared, so that they cannot be judged; the watch
  /// brought these changes.
  public var changedMeanwhile = 0
  /// What is not the same, by key.
  public var differences: [Difference] = []

  /// Makes an empty comparison.
  public init() {}
}

/// An informer whose store can be held against what the API server has now.
public protocol VerifiableInformer: ObservableInformer {
  /// Why an object, as the API server has it, is not stored; nil where it ought to be.
  func omission(of live: JSONValue) throws -> Omission?
  /// What would be kept of an object's JSON; throws a `DecodeError` where it cannot be read.
  func kept(of live: JSONValue) throws -> (any StoredObject)?
  /// Lists the resource once more, now, and compares.
  ///
  /// What the watch brings meanwhile is taken into account: an object that it changes is not judged,
  /// and a difference counts only when the watch has not brought it within `patience`. Throws a
  /// `ClientError` where the list fails.
  func compareWithServer(patience: Duration) async throws -> StoreComparison
}
