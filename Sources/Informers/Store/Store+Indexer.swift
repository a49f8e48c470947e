public import KubernetesWire
import Synchronization

extension Store {
  /// All objects, typed and sorted by key.
  public func objects() -> [Object] {
    let objects = content.withLock { $0.allObjects() }
    return objects.sorted { $0.key < $1.key }
  }

  /// One object by key, typed.
  public func get(_ key: ObjectKey) -> Object? {
    content.withLock { $0.object(for: key) }
  }

  /// The objects that an index files under a value, typed and sorted by key.
  public func objects(
    inIndex index: String, value: String
  ) throws(UnknownIndex) -> [Object] {
    var found: [Object] = []
    try content.withLock { content throws(UnknownIndex) in
      switch try content.index(index).slots(value) {
      case .none: break
      case .one(let slot): found.append(content.object(in: slot))
      case .many(let slots): for slot in slots { found.append(content.object(in: slot)) }
      }
    }
    if found.count > 1 { found.sort { $0.key < $1.key } }
    return found
  }
}

extension Store: Indexer {
  /// The type of the objects held.
  public var objectType: any StoredObject.Type { Object.self }

  /// How many objects there are.
  public var count: Int { content.withLock { $0.count } }

  /// The names of the indexes, sorted.
  public var indexNames: [String] { content.withLock { $0.indexNames } }

  /// How much memory it takes, in one pass under the lock.
  public var memory: StoreMemory { content.withLock { $0.memory() } }

  /// All keys, sorted.
  public func keys() -> [ObjectKey] { content.withLock { $0.allKeys() }.sorted() }

  /// The namespaces of all keys, in one pass under the lock.
  public var namespaces: Set<String> {
    content.withLock { content in
      var namespaces: Set<String> = []
      content.forEachKey { namespaces.insert($0.namespace) }
      return namespaces
    }
  }

  /// Any one object; nil in an empty store.
  public var firstObject: (any StoredObject)? { content.withLock { $0.anyObject } }

  /// One object by key.
  public func object(for key: ObjectKey) -> (any StoredObject)? { get(key) }

  /// All objects, sorted by key.
  public func list() -> [any StoredObject] { objects() }

  /// Calls back for each object, sorted by key, with what writes its ``StoredObject/record(into:)``.
  public func forEachRecord(_ body: (_ write: (inout JSONWriter) -> Void) -> Void) {
    for object in objects() { body { object.record(into: &$0) } }
  }

  /// The objects that an index files under a value, sorted by key.
  public func byIndex(
    _ index: String, _ value: String
  ) throws(UnknownIndex) -> [any StoredObject] {
    var found: [any StoredObject] = []
    try content.withLock { content throws(UnknownIndex) in
      switch try content.index(index).slots(value) {
      case .none: break
      case .one(let slot): found.append(content.object(in: slot))
      case .many(let slots): for slot in slots { found.append(content.object(in: slot)) }
      }
    }
    if found.count > 1 { found.sort { $0.key < $1.key } }
    return found
  }

  /// The keys of the objects that an index files under a value, sorted.
  public func indexKeys(_ index: String, _ value: String) throws(UnknownIndex) -> [ObjectKey] {
    let keys = try content.withLock { content throws(UnknownIndex) in
      try content.keys(index, value)
    }
    return keys.count < 2 ? keys : keys.sorted()
  }

  /// The values that an index knows, sorted.
  public func indexValues(_ index: String) throws(UnknownIndex) -> [String] {
    try indexCounts(index).map(\.value)
  }

  /// For each value of an index, sorted, how many objects it files there.
  public func indexCounts(
    _ index: String
  ) throws(UnknownIndex) -> [(value: String, count: Int)] {
    let counts = try content.withLock { content throws(UnknownIndex) in
      try content.index(index).counts()
    }
    return counts.sorted { $0.value < $1.value }
  }

  /// The first keys that start with a text, in one pass under the lock.
  public func keys(startingWith prefix: String, limit: Int) -> PrefixMatches {
    content.withLock { content in
      var matches = PrefixMatches(prefix: prefix, limit: limit)
      content.forEachKey { key in
        if key.hasPrefix(prefix) { matches.takeMatch(key.description) }
      }
      return matches
    }
  }

  /// The first values of an index that start with a text, in one pass under the lock.
  public func indexValues(
    _ index: String, startingWith prefix: String, limit: Int
  ) throws(UnknownIndex) -> PrefixMatches {
    try content.withLock { content throws(UnknownIndex) in
      var matches = PrefixMatches(prefix: prefix, limit: limit)
      try content.index(index).forEachValue { matches.take($0) }
      return matches
    }
  }
}
