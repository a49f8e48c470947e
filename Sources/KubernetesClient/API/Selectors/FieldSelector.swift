/// Picks objects by a few of their fields, as `fields.Selector` of k8s.io/apimachinery does.
public struct FieldSelector: Hashable, Sendable {
  /// One condition: a field equals a value, or does not.
  public struct Requirement: Hashable, Sendable {
    /// The field's path, such as `status.phase`.
    public let field: String
    /// Whether the field must equal the value; it must not otherwise.
    public let isEqual: Bool
    /// The value, without escapes.
    public let value: String

    /// Makes a condition.
    public init(_ field: String, equals value: String) {
      (self.field, isEqual, self.value) = (field, true, value)
    }

    /// Makes a condition.
    public init(_ field: String, notEquals value: String) {
      (self.field, isEqual, self.value) = (field, false, value)
    }
  }

  /// The conditions; all must hold.
  public let requirements: [Requirement]

  /// Selects every object.
  public static let everything = FieldSelector([])

  /// Makes a selector.
  public init(_ requirements: [Requirement]) {
    self.requirements = requirements
  }

  /// Whether every object is selected.
  public var isEmpty: Bool { requirements.isEmpty }

  /// Whether an object is selected; `value` reads a field, empty where the object has none.
  public func matches(_ value: (String) -> String) -> Bool {
    requirements.allSatisfy { (value($0.field) == $0.value) == $0.isEqual }
  }

  /// Whether an object with these fields is selected; a missing field counts as empty.
  public func matches(_ fields: [String: String]) -> Bool {
    matches { fields[$0] ?? "" }
  }

  /// The value that a field must have for an object to be selected, where there is just one.
  public func requiredValue(of field: String) -> String? {
    requirements.first { $0.field == field && $0.isEqual }?.value
  }
}

extension FieldSelector: CustomStringConvertible {
  /// The normal form: comma-separated, with `\`, `,` and `=` in values escaped by a backslash.
  public var description: String {
    requirements.map { "\($0.field)\($0.isEqual ? "=" : "!=")\(Self.escaped($0.value))" }
      .joined(separator: ",")
  }

  private static func escaped(_ value: String) -> String {
    var text = ""
    for scalar in value.unicodeScalars {
      if scalar == "\\" || scalar == "," || scalar == "=" { text += "\\" }
      text.unicodeScalars.append(scalar)
    }
    return text
  }
}
