extension ViewExpression.Checker {
  /// A call of a builtin that applies a predicate to a collection.
  static func predicateCall(_ name: String, _ arguments: [Node], at location: Int) -> Node {
    Node(at: location, predicateOutcome(name, arguments, at: location), parts: arguments)
  }

  private static func predicateOutcome(
    _ name: String, _ arguments: [Node], at location: Int
  ) -> Outcome {
    guard let first = arguments.first else { return Outcome(.unknown) }
    let collection = first.nature.dereferenced
    guard collection.isArray || collection.isUnknown else {
      return Outcome(
        "builtin \(name) takes only array (got \(collection.description))", at: first.location,
        after: first.problem)
    }
    let before = arguments.firstProblem
    guard arguments.count > 1 else {
      return Outcome(name == "count" ? .int : collection.element, after: before)
    }
    let predicate = arguments[1]
    guard let result = predicate.nature.result else {
      // A predicate of which only nil comes; sum has types besides, and says what does not fit.
      if name == "sum" { return function(name, arguments, at: location, after: before) }
      let inputs = name == "reduce" ? "two" : "one"
      return Outcome(
        "predicate should has \(inputs) input and one output param", at: predicate.location,
        after: before)
    }
    if isTest(name), !result.isBool, !result.isUnknown {
      return Outcome(
        "predicate should return boolean (got \(result.description))", at: predicate.location,
        after: before)
    }
    return Outcome(nature(of: name, over: collection, giving: result), after: before)
  }

  /// Whether the predicate has to say yes or no.
  private static func isTest(_ name: String) -> Bool {
    !["map", "sum", "groupBy", "sortBy", "reduce"].contains(name)
  }

  private static func nature(
    of name: String, over collection: Nature, giving result: Nature
  ) -> Nature {
    switch name {
    case "all", "none", "any", "one": .bool
    case "count", "findIndex", "findLastIndex": .int
    case "filter":
      collection.isUnknown ? Nature(type: .anySlice) : .array(of: collection.element)
    case "map": .array(of: result)
    case "find", "findLast": collection.element
    case "groupBy": Nature(type: .map(.any, .anySlice))
    case "sortBy": collection
    case "sum": Nature(type: result.isUnknown ? .any : result.type)
    default: result
    }
  }
}
