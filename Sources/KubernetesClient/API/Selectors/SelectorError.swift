/// A selector that Kubernetes would refuse.
public struct SelectorError: Error, Hashable, Sendable {
  /// What kind of mistake it is.
  public enum Code: String, Hashable, Sendable {
    /// The text does not follow the grammar.
    case syntax
    /// A key or value is not a valid label key or value.
    case invalid
    /// The operator is valid, but has no place in a LabelSelector object.
    case unsupportedOperator
  }

  /// What kind of mistake it is.
  public var code: Code
  /// What Kubernetes says, word for word, so that it can be searched for.
  public var message: String
  /// What to write instead, where that is known.
  public var hint: String?

  /// Makes an error.
  public init(_ code: Code, _ message: String, hint: String? = nil) {
    self.code = code
    self.message = message
    self.hint = hint
  }
}

extension SelectorError: CustomStringConvertible {
  /// The message.
  public var description: String { message }
}
