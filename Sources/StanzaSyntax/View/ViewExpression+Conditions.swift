extension ViewExpression.Parser {
  typealias Node = ViewExpression.Node
  typealias Token = ViewExpression.Token
  typealias Checker = ViewExpression.Checker
  typealias Operators = ViewExpression.Operators

  /// Parses `if a { b } else { c }`, with any number of further conditions.
  mutating func parseIf() -> Node? {
    advance()
    guard problem == nil else { return nil }
    let condition = parseExpression(0)
    let first = parseBlock()
    expectOperator("else")
    let second = current.isOperator("if") ? parseChainedIf() : parseBlock()
    guard problem == nil, let condition, let first, let second else { return nil }
    // This part has no place of its own, and so that of the beginning.
    return Checker.conditional(condition, first, second, at: 0)
  }

  private mutating func parseChainedIf() -> Node? {
    defer { leave() }
    return enter() ? parseIf() : nil
  }

  private mutating func parseBlock() -> Node? {
    expectBracket("{")
    let node = parseSequence()
    expectBracket("}")
    return node
  }

  /// Parses what a question mark begins: `? a : b` or `?: b`.
  mutating func parseConditional(_ condition: Node?) -> Node? {
    var node = condition
    while current.isOperator("?"), problem == nil {
      advance()
      var first = node
      if current.isOperator(":") {
        advance()
      } else {
        first = parseExpression(0)
        expectOperator(":")
      }
      let second = parseExpression(0)
      guard countNode(), let condition = node, let first, let second else { return nil }
      node = Checker.conditional(condition, first, second, at: current.location)
    }
    return node
  }

  // MARK: Operators

  /// Parses the operators that bind at least so tightly, and their right sides.
  mutating func parseOperators(after operand: Node?, _ precedence: Int) -> Node? {
    var left = operand
    var previous = ""
    while current.kind == .operator, problem == nil {
      let isNegated = current.isOperator("not")
      if isNegated, !skipNot(precedence) { break }
      let token = current
      guard let binding = Operators.binary[token.value], binding >= precedence else { break }
      advance()
      if token.value == "|" {
        let name = current
        expectIdentifier()
        left = parseCall(name, [left], allowsOverriding: true)
      } else if previous == "??", token.value != "??" {
        fail(
          "Operator (\(token.value)) and coalesce expressions (??) cannot be mixed."
            + " Wrap either by parentheses.", at: token.location)
        break
      } else if Operators.isComparison(token.value) {
        left = parseComparison(left, token, binding)
      } else {
        left = parseRightSide(left, token, binding, isNegated: isNegated)
      }
      previous = token.value
    }
    return left
  }

  /// Goes from `not` to the operator behind it; false when none follows that binds tightly enough.
  private mutating func skipNot(_ precedence: Int) -> Bool {
    let token = current
    advance()
    guard Operators.canBeNegated(current.value) else {
      failUnexpected()
      return false
    }
    guard let binding = Operators.binary[current.value], binding >= precedence else {
      stash = current
      current = token
      return false
    }
    return true
  }

  private mutating func parseRightSide(
    _ left: Node?, _ token: Token, _ binding: Int, isNegated: Bool
  ) -> Node? {
    let isRight = Operators.isRightAssociative(token.value)
    let right = parseExpression(isRight ? binding : binding + 1)
    guard countNode(), let left, let right else { return nil }
    let node = Checker.binary(token.value, left, right, at: token.location)
    guard isNegated else { return node }
    return countNode() ? Checker.unary("not", node, at: token.location) : nil
  }

  /// Parses comparisons in a row: `a < b < c` means `a < b && b < c`.
  private mutating func parseComparison(
    _ left: Node?, _ token: Token, _ binding: Int
  ) -> Node? {
    var left = left
    var token = token
    var root: Node?
    while true {
      let right = parseExpression(binding + 1)
      guard countNode(), let operand = left, let right else { return nil }
      let comparison = Checker.binary(token.value, operand, right, at: token.location)
      if let first = root {
        guard countNode() else { return nil }
        root = Checker.binary("&&", first, comparison, at: token.location)
      } else {
        root = comparison
      }
      left = right
      guard current.kind == .operator, Operators.isComparison(current.value), problem == nil else {
        return root
      }
      token = current
      advance()
    }
  }
}
