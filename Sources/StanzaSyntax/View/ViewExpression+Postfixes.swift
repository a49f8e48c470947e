extension ViewExpression.Parser {
  /// Parses the members, methods, indices and slices behind an operand.
  mutating func parsePostfix(_ operand: Node?) -> Node? {
    var node = operand
    while problem == nil, let base = node {
      let token = current
      if token.isOperator(".") || token.isOperator("?.") {
        let isOptional = token.value == "?."
        advance()
        if isOptional, current.isBracket("[") {
          node = parseBracket(base, isOptional: true)
        } else {
          node = parseMember(base, isOptional: isOptional)
        }
      } else if token.isBracket("[") {
        node = parseBracket(base, isOptional: false)
      } else {
        break
      }
    }
    return problem == nil ? node : nil
  }

  private mutating func parseMember(_ base: Node, isOptional: Bool) -> Node? {
    let name = current
    advance()
    // Words such as `not` and `matches` are names here.
    let isWord = name.value.unicodeScalars.first.map { $0 == "_" || $0.isGoLetter } == true
    if name.kind != .identifier, name.kind != .operator || !isWord { fail("expected name") }
    guard countNode(), countNode() else { return nil }
    let property = Node.text(name.value, at: name.location)
    let isMethod = current.isBracket("(")
    let isChain = base.isChain || isOptional
    var node = scope.member(
      base, property, at: name.location, isOptional: isOptional, isMethod: isMethod)
    if isMethod {
      let arguments = parseArguments([])
      guard countNode() else { return nil }
      node = Checker.call(node, arguments, at: name.location)
    }
    guard isChain else { return node }
    return countNode() ? Checker.chain(node, at: name.location) : nil
  }

  /// Parses an index or a slice.
  private mutating func parseBracket(_ base: Node, isOptional: Bool) -> Node? {
    let location = current.location
    advance()
    var from: Node?
    if !current.isOperator(":") {
      from = parseExpression(0)
      guard current.isOperator(":") else {
        return finishIndex(base, from, at: location, isOptional: isOptional)
      }
    }
    advance()
    let to = current.isBracket("]") ? nil : parseExpression(0)
    guard countNode() else { return nil }
    let node = Checker.slice(base, from, to, at: location)
    expectBracket("]")
    return node
  }

  private mutating func finishIndex(
    _ base: Node, _ index: Node?, at location: Int, isOptional: Bool
  ) -> Node? {
    guard countNode(), let index else { return nil }
    var node = scope.member(base, index, at: location, isOptional: isOptional, isMethod: false)
    if isOptional {
      guard countNode() else { return nil }
      node = Checker.chain(node, at: location)
    }
    expectBracket("]")
    return node
  }
}
