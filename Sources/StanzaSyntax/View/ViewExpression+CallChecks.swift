extension ViewExpression.Checker {
  typealias Problem = ViewExpression.Problem
  typealias Builtins = ViewExpression.Builtins

  /// A call of something that is no builtin by name.
  ///
  /// What cannot be known is not looked into, its arguments included.
  static func call(_ callee: Node, _ arguments: [Node], at location: Int) -> Node {
    let nature = callee.nature
    let name: String
    switch callee.kind {
    case .identifier(let text), .member(let text?): name = text
    default: name = "function"
    }
    let outcome: Outcome
    if nature.isUnknown {
      outcome = Outcome(.unknown, after: callee.problem)
    } else if let builtin = nature.builtin {
      outcome = function(builtin, arguments, at: location, after: callee.problem)
    } else if nature.isNil {
      outcome = Outcome(
        "\(name) is nil; cannot call nil as function", at: location, after: callee.problem)
    } else if case .function(let signature)? = nature.type {
      let match = self.match(
        name, signature, isMethod: nature.isMethod, arguments, at: location,
        after: callee.problem)
      outcome = Outcome(match.nature, after: match.argumentProblem ?? match.problem)
    } else {
      outcome = Outcome(
        "\(nature.description) is not callable", at: location, after: callee.problem)
    }
    return Node(at: location, outcome, parts: [callee] + arguments)
  }

  /// A call of a builtin without a predicate.
  static func builtin(_ name: String, _ arguments: [Node], at location: Int) -> Node {
    let outcome =
      name == "get"
      ? get(arguments, at: location) : function(name, arguments, at: location, after: nil)
    return Node(at: location, outcome, parts: arguments)
  }

  /// Checks the arguments of a builtin; of several types the first that fits counts.
  static func function(
    _ name: String, _ arguments: [Node], at location: Int, after before: Problem?
  ) -> Outcome {
    if Builtins.selfChecking.contains(name) {
      let before = before ?? arguments.firstProblem
      let types = arguments.map { $0.nature.isUnknown ? .any : $0.nature.type }
      let verdict = Builtins.verdict(on: name, types)
      if let message = verdict.message { return Outcome(message, at: location, after: before) }
      return Outcome(Nature(type: verdict.type), after: before)
    }
    var argumentProblem = before
    var problem: Problem?
    for signature in Builtins.signatures[name] ?? [Builtins.general] {
      let match = self.match(
        name, signature, isMethod: false, arguments, at: location, after: argumentProblem)
      argumentProblem = match.argumentProblem
      problem = match.problem
      if problem == nil { return Outcome(match.nature, after: argumentProblem) }
    }
    return Outcome(.unknown, after: argumentProblem ?? problem)
  }

  private struct Match {
    var nature: Nature
    /// What was wrong within the arguments that were looked at, which goes before ``problem``.
    var argumentProblem: Problem?
    var problem: Problem?
  }

  private static func match(
    _ name: String, _ signature: GoSignature, isMethod: Bool, _ arguments: [Node],
    at location: Int, after before: Problem?
  ) -> Match {
    var match = Match(nature: Nature(type: signature.outputs.first), argumentProblem: before)
    let inputs = signature.inputs.dropFirst(isMethod ? 1 : 0)
    if let message = countProblem(name, signature, inputs.count, arguments.count) {
      if signature.outputs.count <= 2 {
        match.argumentProblem = before ?? arguments.firstProblem
      }
      match.problem = Problem(message: message, location: location)
      return match
    }
    for (index, argument) in arguments.enumerated() {
      match.argumentProblem = match.argumentProblem ?? argument.problem
      var input = Nature(type: inputs.dropFirst(min(index, inputs.count - 1)).first)
      if signature.isVariadic, index >= inputs.count - 1 { input = input.element }
      if let message = mismatch(name, argument.nature, input) {
        match.problem = Problem(message: message, location: argument.location)
        return match
      }
    }
    return match
  }

  private static func countProblem(
    _ name: String, _ signature: GoSignature, _ expected: Int, _ count: Int
  ) -> String? {
    if signature.outputs.isEmpty { return "func \(name) doesn't return value" }
    if signature.outputs.count > 2 { return "func \(name) returns more then two values" }
    if !signature.isVariadic, count > expected { return "too many arguments to call \(name)" }
    let isShort = count < (signature.isVariadic ? expected - 1 : expected)
    return isShort ? "not enough arguments to call \(name)" : nil
  }

  private static func mismatch(_ name: String, _ argument: Nature, _ input: Nature) -> String? {
    if argument.isInteger, input.isFloat || input.isInteger { return nil }
    if argument.isNil {
      if input.kind == .pointer || input.kind == .interface { return nil }
      return "cannot use nil as argument (type \(input.description)) to call \(name)"
    }
    if argument.isUnknown || argument.isAssignable(to: input)
      || argument.dereferenced.isAssignable(to: input)
    {
      return nil
    }
    return "cannot use \(argument.description) as argument (type \(input.description))"
      + " to call \(name) "
  }

  private static func get(_ arguments: [Node], at location: Int) -> Outcome {
    guard arguments.count == 2 else {
      return Outcome(
        "invalid number of arguments (expected 2, got \(arguments.count))", at: location)
    }
    let before = arguments.firstProblem
    let base = arguments[0].nature
    let index = arguments[1].nature.dereferenced
    if arguments[0].isEnvironment {
      let type = arguments[1].text.flatMap { ViewExpression.environment[$0] }
      return Outcome(Nature(type: type), after: before)
    }
    if base.isUnknown { return Outcome(.unknown, after: before) }
    switch base.kind {
    case .slice:
      if index.isInteger || index.isUnknown { return Outcome(base.element, after: before) }
      return Outcome(
        "non-integer slice index \(index.description)", at: arguments[1].location, after: before)
    case .map:
      if index.isUnknown || index.isAssignable(to: base.key) {
        return Outcome(base.element, after: before)
      }
      return Outcome(
        "cannot use \(index.description) to get an element from \(base.description)",
        at: arguments[1].location, after: before)
    default:
      return Outcome(
        "type \(base.description) does not support indexing", at: arguments[0].location,
        after: before)
    }
  }
}
