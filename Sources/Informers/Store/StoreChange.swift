/// What a write did to a store.
public enum StoreChange<Object: StoredObject>: Sendable {
  /// The key was new.
  case added(Object)
  /// The key was there.
  case updated(old: Object, new: Object)
  /// The key was there and is no longer. After a relist this is the last state seen, which may
  /// not be the last state there was.
  case deleted(Object)
}

/// One write of a batch.
public enum StoreWrite<Object: StoredObject>: Sendable {
  /// Adds the object, or replaces the one with its key.
  case upsert(Object)
  /// Leaves the object with this key as it is, and keeps it through a replacement.
  case keep(ObjectKey)
  /// Removes the object with this key.
  case delete(ObjectKey)
}
