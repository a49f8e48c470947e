extension ViewExpression {
  /// Parses an expression and checks its types on the way.
  ///
  /// After an error it goes on as expr's own parser does, since a word that cannot be read replaces
  /// an error that was found before. A part that could not be made is nil, and then there is an
  /// error.
  struct Parser {
    let source: [Unicode.Scalar]
    private var lexer: Lexer
    var current = Token(kind: .end, value: "", location: 0)
    /// A token that was looked at too early.
    var stash: Token?
    private(set) var problem: Problem?
    var scope = Scope()
    private var nodeCount = 0
    private var nesting = 0

    /// As many parts as expr allows.
    private static let maximumNodeCount = 10_000
    /// How deep an expression may nest.
    ///
    /// The limit is ours; expr has none but that of the parts. At this depth an unoptimised build
    /// needs nearly three megabytes of stack.
    private static let maximumNesting = 500

    init(_ text: String) {
      lexer = Lexer(text)
      source = lexer.cursor.scalars
    }

    mutating func parse() -> Node? {
      advance()
      let node = parseSequence()
      if current.kind != .end { failUnexpected() }
      return node
    }

    // MARK: Tokens

    mutating func advance() {
      if let token = stash {
        current = token
        stash = nil
        return
      }
      switch lexer.next() {
      case .token(let token): current = token
      case .problem(let problem): self.problem = problem
      case .exhausted: fail("unexpected end of expression")
      }
    }

    mutating func expectOperator(_ value: String) {
      if current.isOperator(value) { advance() } else { failUnexpected() }
    }

    mutating func expectBracket(_ value: String) {
      if current.isBracket(value) { advance() } else { failUnexpected() }
    }

    mutating func expectIdentifier() {
      if current.kind == .identifier { advance() } else { failUnexpected() }
    }

    // MARK: Errors

    /// Keeps an error, unless there is one.
    mutating func fail(_ message: String, at location: Int? = nil) {
      problem = problem ?? Problem(message: message, location: location ?? current.location)
    }

    mutating func failUnexpected() {
      fail("unexpected token \(current.description)")
    }

    /// Counts a part that is about to be made, and tells whether there is a point in making it.
    mutating func countNode() -> Bool {
      nodeCount += 1
      if nodeCount > Self.maximumNodeCount {
        fail("compilation failed: expression exceeds maximum allowed nodes")
      }
      return problem == nil
    }

    /// Goes one level down, if that is possible.
    mutating func enter() -> Bool {
      nesting += 1
      if nesting > Self.maximumNesting { fail("expression nests too deeply") }
      return nesting <= Self.maximumNesting
    }

    mutating func leave() {
      nesting -= 1
    }

    // MARK: Sequences

    mutating func parseSequence() -> Node? {
      guard let first = parseExpression(0) else { return nil }
      var nodes = [first]
      while current.isOperator(";"), problem == nil {
        advance()
        if current.kind == .end { break }
        guard let node = parseExpression(0) else { return nil }
        nodes.append(node)
      }
      if nodes.count == 1 { return first }
      guard countNode(), let last = nodes.last else { return nil }
      return Node(
        at: first.location, Outcome(last.nature, after: nodes.firstProblem), parts: nodes)
    }

    mutating func parseExpression(_ precedence: Int) -> Node? {
      guard problem == nil else { return nil }
      defer { leave() }
      guard enter() else { return nil }
      if precedence == 0, current.isOperator("let") { return parseDeclaration() }
      if precedence == 0, current.isOperator("if") { return parseIf() }
      let node = parseOperators(after: parsePrimary(), precedence)
      return precedence == 0 ? parseConditional(node) : node
    }

    private mutating func parseDeclaration() -> Node? {
      advance()
      let name = current
      expectIdentifier()
      expectOperator("=")
      let value = parseExpression(0)
      expectOperator(";")
      let refusal = scope.problem(declaring: name.value, at: name.location)
      scope.variables.append((name.value, value?.nature ?? .unknown))
      let body = parseSequence()
      scope.variables.removeLast()
      guard countNode(), let value, let body else { return nil }
      let parts = [value, body]
      return Node(
        at: name.location, Outcome(body.nature, after: refusal ?? parts.firstProblem),
        parts: parts)
    }
  }
}
