/// Writes that a store carries out under one lock, in order.
///
/// Its objects lie in memory of their own and are moved from there into the store, see
/// `ObjectSlots` for why.
public struct StoreBatch<Object: StoredObject>: ~Copyable, Sendable {
  private var objects = ObjectSlots(for: Object.self)
  private var steps: [StoreStep] = []
  private var upserts = 0

  /// Makes an empty batch.
  public init() {}

  /// How many writes there are.
  public var count: Int { steps.count }

  /// Adds an object, or replaces the one with its key.
  public mutating func upsert(_ object: consuming Object) {
    objects.take(upserts).initializeMemory(as: Object.self, to: object)
    steps.append(.upsert(upserts))
    upserts += 1
  }

  /// Leaves the object with this key as it is, and keeps it through a replacement.
  public mutating func keep(_ key: ObjectKey) { steps.append(.keep(key)) }

  /// Removes the object with this key.
  public mutating func delete(_ key: ObjectKey) { steps.append(.delete(key)) }

  /// Carries all writes out and is empty afterwards.
  mutating func drain(into content: inout StoreContent<Object>) {
    for step in steps {
      switch step {
      case .upsert(let slot): content.put(objects.free(slot).moved(Object.self))
      case .keep(let key): content.keep(key)
      case .delete(let key): _ = content.delete(key)
      }
    }
    steps.removeAll(keepingCapacity: true)
    upserts = 0
  }

  /// Carries all writes out, is empty afterwards, and says what each one changed, where it did.
  mutating func drainReturningChanges(
    into content: inout StoreContent<Object>
  ) -> [StoreChange<Object>] {
    var changes: [StoreChange<Object>] = []
    for step in steps {
      switch step {
      case .upsert(let slot):
        let object = objects.free(slot).moved(Object.self)
        if let old = content.upsert(object) {
          changes.append(.updated(old: old, new: object))
        } else {
          changes.append(.added(object))
        }
      case .keep(let key): content.keep(key)
      case .delete(let key):
        if let object = content.delete(key) { changes.append(.deleted(object)) }
      }
    }
    steps.removeAll(keepingCapacity: true)
    upserts = 0
    return changes
  }
}

/// One write of a batch, without the object's type.
private enum StoreStep: Sendable {
  case upsert(Int)
  case keep(ObjectKey)
  case delete(ObjectKey)
}
