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
