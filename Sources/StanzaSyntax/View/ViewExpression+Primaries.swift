extension ViewExpression.Parser {
  typealias Outcome = ViewExpression.Outcome

  /// Parses an operand with the signs before it and the members behind it.
  mutating func parsePrimary() -> Node? {
    let token = current
    if token.kind == .operator, let binding = Operators.unary[token.value] {
      advance()
      let operand = parseExpression(binding)
      guard countNode(), let operand else { return nil }
      return parsePostfix(Checker.unary(token.value, operand, at: token.location))
    }
    if token.isBracket("(") {
      advance()
      let node = parseSequence()
      expectBracket(")")
      return parsePostfix(node)
    }
    if !scope.predicates.isEmpty, token.isOperator("#") || token.isOperator(".") {
      return parsePointer(token)
    }
    if token.isOperator("::") {
      advance()
      let name = current
      expectIdentifier()
      return parsePostfix(parseCall(name, [], allowsOverriding: false))
    }
    return parseSecondary(token)
  }

  /// Parses `#`, `#index`, or the point of `.name`, within a predicate.
  private mutating func parsePointer(_ token: Token) -> Node? {
    var name = ""
    if token.value == "#" {
      advance()
      if current.kind == .identifier {
        name = current.value
        advance()
      }
    }
    guard countNode() else { return nil }
    return parsePostfix(Node(at: token.location, scope.pointer(name, at: token.location)))
  }

  private mutating func parseSecondary(_ token: Token) -> Node? {
    switch token.kind {
    case .identifier:
      advance()
      return parseIdentifier(token)
    case .number:
      advance()
      return parseNumber(token)
    case .string:
      advance()
      guard countNode() else { return nil }
      return parsePostfix(Node.text(token.value, at: token.location))
    default:
      if token.isBracket("[") { return parsePostfix(parseArray(token)) }
      if token.isBracket("{") { return parsePostfix(parseMap(token)) }
      failUnexpected()
      return nil
    }
  }

  private mutating func parseIdentifier(_ token: Token) -> Node? {
    switch token.value {
    case "true", "false": return countNode() ? Node(at: token.location, Outcome(.bool)) : nil
    case "nil": return countNode() ? Node(at: token.location, Outcome(.nil)) : nil
    default: break
    }
    if current.isBracket("(") {
      return parsePostfix(parseCall(token, [], allowsOverriding: true))
    }
    guard countNode() else { return nil }
    let outcome = scope.identifier(token.value, at: token.location)
    return parsePostfix(Node(.identifier(token.value), at: token.location, outcome))
  }

  // MARK: Numbers

  private mutating func parseNumber(_ token: Token) -> Node? {
    let text = token.value.filter { $0 != "_" }
    let prefix = text.lowercased()
    if prefix.hasPrefix("0x") { return parseInteger(text, token, kind: "hex", base: 0) }
    if prefix.contains(where: { $0 == "." || $0 == "e" }) { return parseFloat(text, token) }
    if prefix.hasPrefix("0b") { return parseInteger(text, token, kind: "binary", base: 0) }
    if prefix.hasPrefix("0o") { return parseInteger(text, token, kind: "octal", base: 0) }
    return parseInteger(text, token, kind: "integer", base: 10)
  }

  private mutating func parseInteger(
    _ text: String, _ token: Token, kind: String, base: Int
  ) -> Node? {
    var value: Int64 = 0
    do throws(GoNumber.Failure) {
      value = try GoNumber.integer(text, base: base)
    } catch {
      fail("invalid \(kind) literal: \(Self.description(of: error, "ParseInt", text))")
    }
    guard countNode() else { return nil }
    return Node(at: token.location, Outcome(.int), constant: .integer(Int(value)))
  }

  private mutating func parseFloat(_ text: String, _ token: Token) -> Node? {
    do throws(GoNumber.Failure) {
      _ = try GoNumber.float(text)
    } catch {
      fail("invalid float literal: \(Self.description(of: error, "ParseFloat", text))")
    }
    return countNode() ? Node(at: token.location, Outcome(.float)) : nil
  }

  private static func description(
    of failure: GoNumber.Failure, _ function: String, _ text: String
  ) -> String {
    "strconv.\(function): parsing \(GoQuotation.quoted(text)): \(failure.rawValue)"
  }

  // MARK: Arrays and maps

  private mutating func parseArray(_ token: Token) -> Node? {
    var nodes: [Node] = []
    advance()
    while !current.isBracket("]"), problem == nil {
      if !nodes.isEmpty {
        expectOperator(",")
        if current.isBracket("]") { break }
      }
      if let node = parseExpression(0) { nodes.append(node) }
    }
    expectBracket("]")
    return countNode() ? Checker.array(nodes, at: token.location) : nil
  }

  private mutating func parseMap(_ token: Token) -> Node? {
    var nodes: [Node] = []
    advance()
    while !current.isBracket("}"), problem == nil {
      if !nodes.isEmpty {
        expectOperator(",")
        if current.isBracket("}") { break }
        if current.isOperator(",") { failUnexpected() }
      }
      var key: Node?
      if let text = currentKey {
        guard countNode() else { return nil }
        key = Node.text(text, at: current.location)
        advance()
      } else if current.isBracket("(") {
        key = parseExpression(0)
      } else {
        fail(
          "a map key must be a quoted string, a number, a identifier, or an expression enclosed in"
            + " parentheses (unexpected token \(current.description))")
      }
      expectOperator(":")
      let value = parseExpression(0)
      guard countNode(), let key, let value else { return nil }
      nodes += [key, value]
    }
    expectBracket("}")
    guard countNode() else { return nil }
    let nature = ViewExpression.Nature(type: .map(.string, .any))
    return Node(at: token.location, Outcome(nature, after: nodes.firstProblem), parts: nodes)
  }

  /// The key that stands here: a name, a number and a string stand for themselves.
  private var currentKey: String? {
    switch current.kind {
    case .number, .string, .identifier: current.value
    default: nil
    }
  }
}

extension ViewExpression.Node {
  static func text(_ text: String, at location: Int) -> ViewExpression.Node {
    .init(.string(text), at: location, .init(.string), constant: .string(text))
  }
}
