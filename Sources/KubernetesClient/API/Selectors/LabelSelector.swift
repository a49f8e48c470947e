/// Picks objects by their labels, as `labels.Selector` of k8s.io/apimachinery does.
///
/// All requirements must hold. They are kept sorted by key, in the order of the text where keys
/// are equal, so that the text form is the one that Kubernetes sends and prints.
public struct LabelSelector: Hashable, Sendable {
  /// How a requirement relates its key to its values.
  public enum Operator: String, Hashable, Sendable, CaseIterable {
    case equals = "="
    case doubleEquals = "=="
    case notEquals = "!="
    case `in` = "in"
    case notIn = "notin"
    case exists = "exists"
    case doesNotExist = "!"
    case greaterThan = "gt"
    case lessThan = "lt"
  }

  /// One condition on one label.
  public struct Requirement: Hashable, Sendable {
    /// The label's key.
    public let key: String
    /// How the key relates to the values.
    public let `operator`: Operator
    /// The values, sorted and without repetition; empty for existence.
    public let values: [String]

    /// Makes a requirement of parts that are known to be valid; `values` are sorted and made unique.
    public init(_ key: String, _ operator: Operator, _ values: [String] = []) {
      self.key = key
      self.operator = `operator`
      self.values = values.count < 2 ? values : Set(values).sorted()
    }
  }

  /// The conditions, sorted by key.
  public private(set) var requirements: [Requirement]

  /// Selects every object.
  public static let everything = LabelSelector([])

  /// Makes a selector of requirements in any order.
  public init(_ requirements: [Requirement]) {
    self.requirements = Self.sorted(requirements)
  }

  /// Whether every object is selected.
  public var isEmpty: Bool { requirements.isEmpty }

  /// This selector with one more condition, as `Selector.Add` of Go.
  public func adding(_ requirement: Requirement) -> LabelSelector {
    LabelSelector(requirements + [requirement])
  }

  /// Whether an object with these labels is selected.
  public func matches(_ labels: [String: String]) -> Bool {
    requirements.allSatisfy { $0.matches(labels[$0.key]) }
  }

  /// Stable, so that requirements on one key keep their order.
  private static func sorted(_ requirements: [Requirement]) -> [Requirement] {
    requirements.enumerated()
      .sorted { ($0.element.key, $0.offset) < ($1.element.key, $1.offset) }
      .map(\.element)
  }
}

extension LabelSelector.Requirement {
  /// Whether the condition holds for a label's value, nil where the object does not have the label.
  public func matches(_ label: String?) -> Bool {
    switch `operator` {
    case .equals, .doubleEquals, .in: label.map(values.contains) ?? false
    case .notEquals, .notIn: label.map { !values.contains($0) } ?? true
    case .exists: label != nil
    case .doesNotExist: label == nil
    case .greaterThan: compare(label, by: >)
    case .lessThan: compare(label, by: <)
    }
  }

  /// Labels that are no integers are never selected.
  private func compare(_ label: String?, by holds: (Int64, Int64) -> Bool) -> Bool {
    guard let label = label.flatMap({ Int64($0) }), values.count == 1, let bound = Int64(values[0])
    else { return false }
    return holds(label, bound)
  }
}

extension LabelSelector.Requirement: CustomStringConvertible {
  /// The normal form, such as `env in (prod,qa)`.
  public var description: String {
    let list = values.joined(separator: ",")
    return switch `operator` {
    case .equals, .doubleEquals, .notEquals: key + `operator`.rawValue + list
    case .in, .notIn: "\(key) \(`operator`.rawValue) (\(list))"
    case .exists: key
    case .doesNotExist: "!" + key
    case .greaterThan: "\(key)>\(list)"
    case .lessThan: "\(key)<\(list)"
    }
  }
}

extension LabelSelector: CustomStringConvertible {
  /// The normal form, which is also what a request's `labelSelector` carries; empty for everything.
  public var description: String {
    requirements.map(\.description).joined(separator: ",")
  }
}
