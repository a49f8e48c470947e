public import KubernetesWire

/// Computes the values under which an index files an object.
public struct Index<Object: StoredObject>: Sendable {
  /// The index's name, such as `PodIP`.
  public var name: String
  /// Calls `emit` once for each value of the object.
  public var values: @Sendable (_ object: Object, _ emit: (String) -> Void) -> Void

  /// Makes an index.
  public init(
    _ name: String,
    values: @escaping @Sendable (_ object: Object, _ emit: (String) -> Void) -> Void
  ) {
    self.name = name
    self.values = values
  }
}

/// A read-only view of a store, whatever it holds: client-go's `cache.Indexer` without its writes.
public protocol Indexer: AnyObject, Sendable {
  /// The type of the objects held.
  var objectType: any StoredObject.Type { get }
  /// The columns of a table of them after KEY and VERSION.
  var columns: [ObjectColumn] { get }
  /// How many objects there are.
  var count: Int { get }
  /// The names of the indexes, sorted.
  var indexNames: [String] { get }
  /// How much memory it takes.
  var memory: StoreMemory { get }
  /// All keys, sorted.
  func keys() -> [ObjectKey]
  /// The namespaces of all keys; the empty one for cluster-scoped objects.
  var namespaces: Set<String> { get }
  /// Any one object; nil in an empty store.
  var firstObject: (any StoredObject)? { get }
  /// One object by key.
  func object(for key: ObjectKey) -> (any StoredObject)?
  /// All objects, sorted by key.
  func list() -> [any StoredObject]
  /// Calls back for each object, sorted by key, with what writes its ``StoredObject/record(into:)``.
  func forEachRecord(_ body: (_ write: (inout JSONWriter) -> Void) -> Void)
  /// The objects that an index files under a value, sorted by key.
  func byIndex(_ index: String, _ value: String) throws(UnknownIndex) -> [any StoredObject]
  /// The keys of the objects that an index files under a value, sorted.
  func indexKeys(_ index: String, _ value: String) throws(UnknownIndex) -> [ObjectKey]
  /// The values that an index knows, sorted.
  func indexValues(_ index: String) throws(UnknownIndex) -> [String]
  /// For each value of an index, sorted, how many objects it files there.
  func indexCounts(_ index: String) throws(UnknownIndex) -> [(value: String, count: Int)]
  /// The first keys that start with a text, at most `limit` of them, in one pass over the store.
  func keys(startingWith prefix: String, limit: Int) -> PrefixMatches
  /// The first values of an index that start with a text, at most `limit` of them, in one pass.
  func indexValues(
    _ index: String, startingWith prefix: String, limit: Int
  ) throws(UnknownIndex) -> PrefixMatches
}

/// A query named an index that the store does not have.
public struct UnknownIndex: Error, Hashable, Sendable, CustomStringConvertible {
  /// The name asked for.
  public var name: String
  /// The names there are, sorted.
  public var known: [String]

  /// Makes the error.
  public init(name: String, known: [String]) {
    self.name = name
    self.known = known
  }

  /// What is wrong, with the names there are.
  public var description: String {
    known.isEmpty
      ? "index \"\(name)\" does not exist: this watch has no index"
      : "index \"\(name)\" does not exist; this watch has \(known.joined(separator: ", "))"
  }
}
