import Informers
import K8sAPI

/// What a user expects of a store: `pod>=1`, `query pod PodIP 10.0.0.1`, `get pod default/web`.
public struct StoreExpectation: Hashable, Sendable {
  /// How a number of objects is compared.
  public enum Comparison: String, Hashable, Sendable, CaseIterable {
    case atLeast = ">="
    case atMost = "<="
    case notEqual = "!="
    case same = "=="
    case equal = "="
    case more = ">"
    case fewer = "<"

    /// Whether the first number stands so to the second.
    public func holds(_ count: Int, _ number: Int) -> Bool {
      switch self {
      case .atLeast: count >= number
      case .atMost: count <= number
      case .notEqual: count != number
      case .same, .equal: count == number
      case .more: count > number
      case .fewer: count < number
      }
    }
  }

  /// What is expected.
  public enum Condition: Hashable, Sendable {
    /// A number of objects.
    case count(Comparison, Int)
    /// At least one object behind an index value.
    case query(index: String, value: String)
    /// An object with that key.
    case get(key: String)
  }

  /// The text as it was written.
  public var text: String
  /// The watch.
  public var watch: String
  /// What is expected of it.
  public var condition: Condition

  /// Makes an expectation.
  public init(text: String, watch: String, condition: Condition) {
    self.text = text
    self.watch = watch
    self.condition = condition
  }

  /// The index that it looks something up in; nil for none.
  public var index: String? {
    guard case .query(let index, _) = condition else { return nil }
    return index
  }

  /// Whether it holds of a store, and what was found there.
  ///
  /// Throws where the store has no such index.
  public func evaluate(_ indexer: any Indexer) throws(UnknownIndex) -> (holds: Bool, found: String)
  {
    switch condition {
    case .count(let comparison, let number):
      let count = indexer.count
      return (comparison.holds(count, number), "found \(Self.objects(count))")
    case .query(let index, let value):
      let count = try indexer.indexKeys(index, value).count
      return (count > 0, "found \(Self.objects(count))")
    case .get(let key):
      let isThere = ObjectKey(key).map { indexer.object(for: $0) != nil } ?? false
      return (isThere, isThere ? "found it" : "found no such object")
    }
  }

  private static func objects(_ count: Int) -> String {
    count == 1 ? "1 object" : "\(count) objects"
  }
}
