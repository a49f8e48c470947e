/// What has to be so, of facts of one kind.
public indirect enum Condition<Fact: Hashable & Sendable>: Hashable, Sendable {
  /// This fact.
  case fact(Fact)
  /// All of these.
  case all([Condition])
  /// At least one of these.
  case any([Condition])
  /// Not this.
  case not(Condition)

  /// Whether it is so, by what each fact is.
  public func holds(_ isSo: (Fact) -> Bool) -> Bool {
    switch self {
    case .fact(let fact): isSo(fact)
    case .all(let conditions): conditions.allSatisfy { $0.holds(isSo) }
    case .any(let conditions): conditions.contains { $0.holds(isSo) }
    case .not(let condition): !condition.holds(isSo)
    }
  }
}

extension DefinitionNode {
  /// A condition: a list means all of its elements, `anyOf` one of them, `not` the opposite, and any
  /// other member a fact; nil where it is none.
  func condition<Fact>(
    of members: [String], depth: Int = 0,
    fact: (DefinitionNode, [String: DefinitionNode]) -> Condition<Fact>?
  ) -> Condition<Fact>? {
    guard depth < Self.depthLimit else {
      problem("conditions nest too deeply")
      return nil
    }
    func nested(_ node: DefinitionNode) -> Condition<Fact>? {
      node.condition(of: members, depth: depth + 1, fact: fact)
    }
    if isList { return .all(elements.compactMap { nested($0) }) }
    let found = self.members(members + ["anyOf", "not"])
    if let any = found["anyOf"] { return .any(any.elements.compactMap { nested($0) }) }
    if let not = found["not"] { return nested(not).map { .not($0) } }
    return fact(self, found)
  }
}
