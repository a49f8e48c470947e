extension ViewExpression.Parser {
  typealias Builtins = ViewExpression.Builtins

  /// Parses a call; what a pipe brings is its first argument.
  mutating func parseCall(
    _ name: Token, _ piped: [Node?], allowsOverriding: Bool
  ) -> Node? {
    let isOverridden = allowsOverriding && ViewExpression.environment[name.value] != nil
    if !isOverridden {
      if name.value == "type" {
        fail("unknown name type")
        return nil
      }
      if let expected = Builtins.predicates[name.value] {
        return parsePredicateCall(name, piped, expected)
      }
      if Builtins.contains(name.value) {
        let arguments = parseArguments(piped)
        guard countNode() else { return nil }
        return Checker.builtin(name.value, arguments, at: name.location)
      }
    }
    guard countNode() else { return nil }
    let callee = Node(
      .identifier(name.value), at: name.location,
      scope.identifier(name.value, at: name.location))
    let arguments = parseArguments(piped)
    return countNode() ? Checker.call(callee, arguments, at: name.location) : nil
  }

  mutating func parseArguments(_ piped: [Node?]) -> [Node] {
    var arguments = piped
    expectBracket("(")
    while !current.isBracket(")"), problem == nil {
      if arguments.count > piped.count { expectOperator(",") }
      if current.isBracket(")") { break }
      arguments.append(parseExpression(0))
    }
    expectBracket(")")
    return arguments.compactMap(\.self)
  }

  private mutating func parsePredicateCall(
    _ name: Token, _ piped: [Node?], _ expected: [Builtins.Argument]
  ) -> Node? {
    expectBracket("(")
    var arguments = piped
    let rest = expected.dropFirst(piped.count)
    for (index, argument) in rest.enumerated() {
      if current.isBracket(")") {
        if argument == .optionalPredicate || argument == .optionalExpression { break }
        fail("expected at least \(rest.count) arguments")
      }
      if index > 0 { expectOperator(",") }
      switch argument {
      case .expression, .optionalExpression: arguments.append(parseExpression(0))
      case .predicate, .optionalPredicate:
        let collection = arguments.first.flatMap(\.self)?.nature ?? .unknown
        arguments.append(parsePredicate(of: name.value, over: collection))
      }
    }
    if current.isOperator(",") { advance() }
    expectBracket(")")
    guard countNode() else { return nil }
    return Checker.predicateCall(name.value, arguments.compactMap(\.self), at: name.location)
  }

  private mutating func parsePredicate(
    of name: String, over collection: ViewExpression.Nature
  ) -> Node? {
    let location = current.location
    let hasBraces = current.isBracket("{")
    if hasBraces { advance() }
    scope.predicates.append(.init(of: name, over: collection))
    let node = hasBraces ? parseSequence() : parseExpression(0)
    if !hasBraces, current.isOperator(";") { fail("wrap predicate with brackets { and }") }
    scope.predicates.removeLast()
    if hasBraces { expectBracket("}") }
    guard countNode(), let node else { return nil }
    let outcome = Outcome(.predicate(giving: node.nature), after: node.problem)
    return Node(at: location, outcome, parts: [node])
  }
}
