import KubernetesWire

/// How the values of an object are made under which an index files it.
///
/// One value is always there, the empty text where the object does not have it, as a field of a Go
/// object is; of a path with `[]` there are as many as the list has elements.
public struct KeyExpression: Hashable, Sendable {
  /// Where the values come from.
  public indirect enum Source: Hashable, Sendable {
    /// A place in the object.
    case path(FieldPath, where: [FieldPath.ItemFilter])
    /// A label.
    case label(String)
    /// The first of these annotations that the object has.
    case annotation([String])
    /// Always the same.
    case constant(String)
    /// The parts put together; at most one of them may have several values.
    case join([KeyExpression], separator: String)
    /// The first of these that the object has.
    case firstOf([KeyExpression])
    /// All of these that the object has, one after the other.
    case allOf([KeyExpression])
    /// For each element of a list the first of some members that is not empty.
    case each(FieldPath, [FieldPath])
  }

  /// Where the values come from.
  public var source: Source
  /// What is done to them, in order.
  public var transforms: [KeyTransform] = []

  /// Whether it may have several values.
  public var isMany: Bool {
    if transforms.contains(where: \.isMany) { return true }
    switch source {
    case .path(let path, _): return path.isMany
    case .label, .annotation, .constant: return false
    case .allOf, .each: return true
    case .join(let parts, _), .firstOf(let parts): return parts.contains(where: \.isMany)
    }
  }

  /// The values of an object.
  public func values(of object: JSONValue) -> [String] {
    found(in: object) ?? (isMany ? [] : [""])
  }

  /// The values; nil where the object does not have what they come from.
  private func found(in object: JSONValue) -> [String]? {
    guard var values = sourceValues(in: object) else { return nil }
    for transform in transforms { values = transform.apply(values) }
    return values
  }

  private func sourceValues(in object: JSONValue) -> [String]? {
    switch source {
    case .path(let path, let filters):
      return path.texts(in: object, where: filters)
    case .label(let name): return Self.member(name, of: "labels", object).map { [$0] }
    case .annotation(let names):
      return names.lazy.compactMap { Self.member($0, of: "annotations", object) }.first
        .map { [$0] }
    case .constant(let text): return [text]
    case .join(let parts, let separator):
      var joined = [""]
      for (position, part) in parts.enumerated() {
        let values = part.values(of: object)
        joined = joined.flatMap { head in
          values.map { position == 0 ? $0 : head + separator + $0 }
        }
      }
      return joined
    case .allOf(let parts): return parts.flatMap { $0.values(of: object) }
    case .each(let list, let members):
      return list.values(in: object).map { item in
        members.lazy.compactMap { $0.texts(in: item)?.first }.first { !$0.isEmpty } ?? ""
      }
    case .firstOf(let parts): return parts.lazy.compactMap { $0.found(in: object) }.first
    }
  }

  static func member(_ name: String, of map: String, _ object: JSONValue) -> String? {
    object["metadata"]?[map]?[name]?.stringValue
  }
}

/// That a value of an object is one of some; nil is one that is absent.
public struct ObjectFact: Hashable, Sendable {
  /// Where the value comes from.
  public var source: KeyExpression.Source
  /// The values that count.
  public var values: [String?]

  fileprivate func holds(for object: JSONValue) -> Bool {
    let found = Self.present(source, object)
    return found.isEmpty ? values.contains(nil) : found.contains { values.contains($0) }
  }

  private static func present(_ source: KeyExpression.Source, _ object: JSONValue) -> [String] {
    switch source {
    case .path(let path, let filters):
      path.values(in: object, where: filters).compactMap(\.keyText)
    case .label(let name): KeyExpression.member(name, of: "labels", object).map { [$0] } ?? []
    case .annotation(let names):
      names.compactMap { KeyExpression.member($0, of: "annotations", object) }
    case .constant, .join, .firstOf, .allOf, .each: KeyExpression(source: source).values(of: object)
    }
  }
}

/// What an object has to be.
public typealias ObjectCondition = Condition<ObjectFact>

extension Condition<ObjectFact> {
  /// Whether an object is so.
  public func holds(for object: JSONValue) -> Bool { holds { $0.holds(for: object) } }
}
