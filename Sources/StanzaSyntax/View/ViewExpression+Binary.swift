extension ViewExpression.Checker {
  typealias Node = ViewExpression.Node
  typealias Nature = ViewExpression.Nature
  typealias Outcome = ViewExpression.Outcome

  static func binary(_ name: String, _ left: Node, _ right: Node, at location: Int) -> Node {
    let before = [left, right].firstProblem
    let sides = (left.nature.dereferenced, right.nature.dereferenced)
    var outcome = Outcome(
      "invalid operation: \(name) (mismatched types \(sides.0.description)"
        + " and \(sides.1.description))", at: location, after: before)
    if let message = refusal(name, sides.0, right, sides.1) {
      outcome = Outcome(message, at: location, after: before)
    } else if let nature = result(name, sides.0, sides.1) {
      outcome = Outcome(nature, after: before)
    }
    let folded = fold(name, left.constant, right.constant)
    var compilationProblem: ViewExpression.Problem?
    if name == "matches", case .string(let pattern)? = right.constant {
      compilationProblem = GoRegularExpression.problem(in: pattern).map {
        .init(message: $0, location: nil)
      }
    }
    return Node(
      at: location, outcome, parts: [left, right],
      arithmeticProblem: folded.dividesByZero
        ? .init(message: "integer divide by zero", location: location) : nil,
      compilationProblem: compilationProblem, constant: folded.constant)
  }

  /// What an operator says besides that the types do not fit.
  private static func refusal(
    _ name: String, _ left: Nature, _ right: Node, _ type: Nature
  ) -> String? {
    switch name {
    case "matches":
      guard let pattern = right.text, let problem = GoRegularExpression.problem(in: pattern) else {
        return nil
      }
      return GoText.formattedWithoutArguments(problem)
    case "in" where type.isMap:
      if left.isUnknown || left.isAssignable(to: type.key) { return nil }
      return "cannot use \(left.description) as type \(type.key.description) in map key"
    case "in" where type.isArray:
      if left.isComparable(to: type.element) { return nil }
      return "cannot use \(left.description) as type \(type.element.description) in array"
    default: return nil
    }
  }

  /// What an operation gives; nil when the types do not fit.
  private static func result(_ name: String, _ left: Nature, _ right: Nature) -> Nature? {
    switch name {
    case "==", "!=": return left.isComparable(to: right) ? .bool : nil
    case "or", "||", "and", "&&":
      return left.isBool && right.isBool || left.mayFit(right, \.isBool) ? .bool : nil
    case "<", ">", ">=", "<=": return isOrdered(left, right) ? .bool : nil
    case "contains", "startsWith", "endsWith":
      return left.isString && right.isString || left.mayFit(right, \.isString) ? .bool : nil
    case "matches":
      let isText = left.isString || left.type == .slice(.uint8)
      return isText && right.isString || left.mayFit(right, \.isString) ? .bool : nil
    case "in": return isMember(left, right) ? .bool : nil
    case "/", "**", "^":
      return left.isNumber && right.isNumber || left.mayFit(right, \.isNumber) ? .float : nil
    case "%":
      return left.isInteger && right.isInteger || left.mayFit(right, \.isInteger) ? .int : nil
    case "..":
      return left.isInteger && right.isInteger || left.mayFit(right, \.isInteger)
        ? .array(of: .int) : nil
    case "+": return sum(left, right)
    case "-": return difference(left, right)
    case "*": return product(left, right)
    default: return coalesced(left, right)
    }
  }

  private static func isOrdered(_ left: Nature, _ right: Nature) -> Bool {
    left.isNumber && right.isNumber || left.isString && right.isString
      || left.isTime && right.isTime || left.isDuration && right.isDuration
      || left.mayFit(right) { $0.isNumber || $0.isString || $0.isTime || $0.isDuration }
  }

  private static func isMember(_ left: Nature, _ right: Nature) -> Bool {
    if right.kind == .structure, left.isString || left.isUnknown { return true }
    // Whether the element fits has been looked at.
    if right.isMap || right.isArray || right.isUnknown { return true }
    return left.isUnknown && right.isString
  }

  private static func promoted(_ left: Nature, _ right: Nature) -> Nature {
    left.isFloat || right.isFloat ? .float : .int
  }

  private static func sum(_ left: Nature, _ right: Nature) -> Nature? {
    if left.isNumber, right.isNumber { return promoted(left, right) }
    if left.isString, right.isString { return .string }
    if left.isTime, right.isDuration { return left }
    if left.isDuration, right.isTime || right.isDuration { return right }
    return left.mayFit(right) { $0.isNumber || $0.isString || $0.isTime || $0.isDuration }
      ? .unknown : nil
  }

  private static func difference(_ left: Nature, _ right: Nature) -> Nature? {
    if left.isNumber, right.isNumber { return promoted(left, right) }
    if left.isTime, right.isTime { return Nature(type: .duration) }
    if right.isDuration, left.isTime || left.isDuration { return left }
    return left.mayFit(right) { $0.isNumber || $0.isTime || $0.isDuration } ? .unknown : nil
  }

  private static func product(_ left: Nature, _ right: Nature) -> Nature? {
    if left.isNumber, right.isNumber { return promoted(left, right) }
    let areTimed = (left.isNumber || left.isDuration) && (right.isNumber || right.isDuration)
    if areTimed { return Nature(type: .duration) }
    return left.mayFit(right) { $0.isNumber || $0.isDuration } ? .unknown : nil
  }

  private static func coalesced(_ left: Nature, _ right: Nature) -> Nature {
    if left.isNil { return right }
    if right.isNil { return left }
    return right.isAssignable(to: left) ? left : .unknown
  }

  /// Works out a constant as expr's optimizer does, in which numbers wrap around.
  private static func fold(
    _ name: String, _ left: Node.Constant?, _ right: Node.Constant?
  ) -> (constant: Node.Constant?, dividesByZero: Bool) {
    switch (name, left, right) {
    case ("+", .string(let left)?, .string(let right)?): return (.string(left + right), false)
    case ("+", .integer(let left)?, .integer(let right)?): return (.integer(left &+ right), false)
    case ("-", .integer(let left)?, .integer(let right)?): return (.integer(left &- right), false)
    case ("*", .integer(let left)?, .integer(let right)?): return (.integer(left &* right), false)
    case ("%", .integer(let left)?, .integer(let right)?):
      if right == 0 { return (nil, true) }
      return (.integer(left.remainderReportingOverflow(dividingBy: right).partialValue), false)
    default: return (nil, false)
    }
  }
}
