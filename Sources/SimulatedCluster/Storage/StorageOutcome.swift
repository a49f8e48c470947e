import KubernetesClient

/// A consistent view of one resource.
struct StorageSnapshot: Sendable {
  /// The version of the cluster at which these were the objects.
  var resourceVersion: UInt64
  /// The objects in the order of their keys.
  var items: ContiguousArray<StoredItem>

  /// The index of the first object whose key is not less than `key`.
  func lowerBound(_ key: String) -> Int { items.lowerBound(key) }
}

/// What came of a conditional write.
enum WriteOutcome: Sendable {
  case written(StoredItem)
  /// The stored state is not the expected one; nothing was written.
  case conflict(current: StoredItem?)
}

/// A state of the past, asked for by version.
enum PastState<Value: Sendable>: Sendable {
  case value(Value)
  /// History does not reach back that far; it starts after `floor`.
  case expired(floor: UInt64)
  /// That version has not been yet.
  case future(current: UInt64)
}

/// Events after a version, and the cluster's version when they were read.
struct EventBatch: Sendable {
  var events: [StorageEvent]
  /// Every event of the resource up to this version is among `events` or was read before.
  var upTo: UInt64
}

extension ContiguousArray<StoredItem> {
  /// The index of the first object whose key is not less than `key`.
  func lowerBound(_ key: String) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if self[middle].key < key { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The index of the object with that key.
  func index(ofKey key: String) -> Int? {
    let index = lowerBound(key)
    return index < count && self[index].key == key ? index : nil
  }
}
