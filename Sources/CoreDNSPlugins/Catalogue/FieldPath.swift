import KubernetesWire

/// A place in an object, such as `status.addresses[].address`: member names with dots between them,
/// `[]` after one for each element of its list.
public struct FieldPath: Hashable, Sendable, CustomStringConvertible {
  /// One member.
  public struct Step: Hashable, Sendable {
    /// The member's name.
    public var name: String
    /// Whether each element of its list is meant.
    public var isEach: Bool
  }

  /// What an element of the innermost list has to be to count: one of some values, where nil is a
  /// member that is absent.
  public struct ItemFilter: Hashable, Sendable {
    /// The place below the element.
    public var path: FieldPath
    /// The values that count.
    public var values: [String?]
  }

  /// The members from the object inwards.
  public var steps: [Step]

  /// Reads a path; nil for one with an empty member, or a list of lists.
  public init?(_ text: String) {
    var steps: [Step] = []
    for part in text.split(separator: ".", omittingEmptySubsequences: false) {
      let isEach = part.hasSuffix("[]")
      let name = isEach ? part.dropLast(2) : part
      guard !name.isEmpty, !name.contains("["), !name.contains("]") else { return nil }
      steps.append(Step(name: String(name), isEach: isEach))
    }
    guard !steps.isEmpty, steps.count <= 16 else { return nil }
    self.steps = steps
  }

  /// Whether it may have several values.
  public var isMany: Bool { steps.contains(where: \.isEach) }

  /// The path as it is written.
  public var description: String {
    steps.map { $0.isEach ? "\($0.name)[]" : $0.name }.joined(separator: ".")
  }

  /// The values at that place as keys have them, as Go's fields are: an element of a list that does
  /// not have the member has the empty text; nil where there is no value at all.
  func texts(in object: JSONValue, where filters: [ItemFilter] = []) -> [String]? {
    guard let innermost = steps.lastIndex(where: \.isEach) else {
      return values(in: object).lazy.compactMap(\.keyText).first.map { [$0] }
    }
    var items = self
    items.steps = Array(steps[...innermost])
    let rest = steps[(innermost + 1)...]
    let found = items.values(in: object, where: filters, at: filteredStep).map { item in
      rest.reduce(item as JSONValue?) { $0?[$1.name] }?.keyText ?? ""
    }
    return found.isEmpty ? nil : found
  }

  /// The values at that place, of those elements that all filters take.
  func values(in object: JSONValue, where filters: [ItemFilter] = []) -> [JSONValue] {
    values(in: object, where: filters, at: filteredStep)
  }

  /// The list whose elements filters are about: the innermost that is not itself the end of the path,
  /// where there is one.
  private var filteredStep: Int? {
    steps.dropLast().lastIndex(where: \.isEach) ?? steps.lastIndex(where: \.isEach)
  }

  private func values(
    in object: JSONValue, where filters: [ItemFilter], at filtered: Int?
  ) -> [JSONValue] {
    var found = [object]
    for (position, step) in steps.enumerated() {
      var next: [JSONValue] = []
      for value in found {
        guard let member = value[step.name], member != .null else { continue }
        if step.isEach { next += member.arrayValue ?? [] } else { next.append(member) }
      }
      if position == filtered {
        next.removeAll { item in !filters.allSatisfy { $0.takes(item) } }
      }
      found = next
    }
    return found
  }
}

extension FieldPath.ItemFilter {
  func takes(_ item: JSONValue) -> Bool {
    let found = path.values(in: item).compactMap(\.keyText)
    return found.isEmpty ? values.contains(nil) : found.contains { values.contains($0) }
  }
}

extension JSONValue {
  /// The value as a key of an index has it; nil for an object, a list or nothing.
  var keyText: String? {
    switch self {
    case .string(let text): text
    case .integer(let number): "\(number)"
    case .double(let number): "\(number)"
    case .bool(let flag): flag ? "true" : "false"
    case .null, .array, .object: nil
    }
  }
}
