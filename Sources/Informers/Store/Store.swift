import Synchronization

/// The objects of one watch with their named indexes: client-go's `cache.Indexer`.
///
/// Safe to use from any task: one lock guards the content, and it is held for computation only,
/// never for I/O. Sorting happens outside it.
public final class Store<Object: StoredObject>: Sendable {
  let content: Mutex<StoreContent<Object>>
  /// The columns of a table of its objects.
  public let columns: [ObjectColumn]

  /// Makes an empty store; of two indexes with the same name the later one counts.
  public init(indexes: [Index<Object>] = [], columns: [ObjectColumn] = Object.columns) {
    self.columns = columns
    content = Mutex(StoreContent(indexes: indexes))
  }

  /// Adds an object, or replaces the one with its key; says what changed.
  @discardableResult
  public func upsert(_ object: Object) -> StoreChange<Object> {
    guard let old = content.withLock({ $0.upsert(object) }) else { return .added(object) }
    return .updated(old: old, new: object)
  }

  /// Removes the object with this key and gives its last state; nil when there is none.
  @discardableResult
  public func delete(_ key: ObjectKey) -> Object? {
    content.withLock { $0.delete(key) }
  }

  /// Carries out the writes of a batch under one lock, and empties it.
  public func apply(_ batch: inout StoreBatch<Object>) {
    content.withLock { batch.drain(into: &$0) }
  }

  /// Carries out the writes of a batch under one lock, empties it, and says what each one changed,
  /// where it did.
  public func applyReturningChanges(_ batch: inout StoreBatch<Object>) -> [StoreChange<Object>] {
    content.withLock { batch.drainReturningChanges(into: &$0) }
  }

  /// Starts a replacement of the whole content; objects stay readable meanwhile.
  ///
  /// Beginning anew before ``finishReplacement()`` forgets what the abandoned one has seen.
  public func beginReplacement() {
    content.withLock { $0.beginReplacement() }
  }

  /// Ends a replacement: removes and returns the objects that nothing has written since it began.
  @discardableResult
  public func finishReplacement() -> [Object] {
    content.withLock { $0.finishReplacement() }
  }
}
