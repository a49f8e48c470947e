extension LabelSelector {
  /// Parses and validates a selector's text as `labels.Parse` does.
  ///
  /// `==` stays `==` in the text form; an empty text selects everything.
  /// - Throws: ``SelectorError`` with apimachinery's words.
  public init(parsing text: String) throws(SelectorError) {
    var parser = Parser(tokens: Lexer.tokens(of: text))
    self.init(try parser.requirements())
  }

  /// Walks over the tokens of one selector.
  private struct Parser {
    let tokens: [LexedToken]
    var position = 0

    /// The next token; the last one, which is the end, is never passed.
    var current: LexedToken { tokens[position] }

    mutating func take() -> LexedToken {
      let token = current
      position = min(position + 1, tokens.count - 1)
      return token
    }

    static func syntax(_ found: String, _ expected: String) -> SelectorError {
      SelectorError(.syntax, "found '\(found)', expected: \(expected)")
    }

    mutating func requirements() throws(SelectorError) -> [Requirement] {
      var requirements: [Requirement] = []
      while current.asValue != .end {
        guard current.asValue == .identifier || current.token == .not else {
          throw Self.syntax(current.text, "!, identifier, or 'end of string'")
        }
        do {
          requirements.append(try requirement())
        } catch {
          throw SelectorError(error.code, "unable to parse requirement: \(error.message)")
        }
        let next = take()
        if next.token == .end { break }
        guard next.token == .comma else {
          throw Self.syntax(next.text, "',' or 'end of string'")
        }
        guard current.asValue == .identifier || current.token == .not else {
          throw Self.syntax(current.text, "identifier after ','")
        }
      }
      return requirements
    }

    private mutating func requirement() throws(SelectorError) -> Requirement {
      var word = take()
      let isNegated = word.token == .not
      if isNegated { word = take() }
      guard word.asValue == .identifier else { throw Self.syntax(word.text, "identifier") }
      try LabelSyntax.checkKey(word.text)
      if isNegated { return Requirement(word.text, .doesNotExist) }
      if current.token == .end || current.token == .comma { return Requirement(word.text, .exists) }
      let sign = take()
      guard case .operator(let relation) = sign.token else {
        throw Self.syntax(sign.text, "in, notin, =, ==, !=, gt, lt")
      }
      let isSet = relation == .in || relation == .notIn
      let requirement = Requirement(
        word.text, relation, isSet ? try valueSet() : [try exactValue()])
      try LabelSyntax.checkValues(of: requirement)
      return requirement
    }

    private mutating func exactValue() throws(SelectorError) -> String {
      if current.token == .end || current.token == .comma { return "" }
      let word = take()
      guard word.asValue == .identifier else { throw Self.syntax(word.text, "identifier") }
      return word.text
    }

    private mutating func valueSet() throws(SelectorError) -> [String] {
      let opening = take()
      guard opening.token == .openParenthesis else {
        throw SelectorError(.syntax, "found '\(opening.text)' expected: '('")
      }
      switch current.asValue {
      case .closedParenthesis:
        _ = take()
        return [""]
      case .identifier, .comma: return try valueList()
      default: throw Self.syntax(current.text, "',', ')' or identifier")
      }
    }

    /// The values up to and with the closing parenthesis; a missing one between commas is empty.
    private mutating func valueList() throws(SelectorError) -> [String] {
      var values: [String] = []
      while true {
        let word = take()
        switch word.asValue {
        case .identifier:
          values.append(word.text)
          guard current.token == .comma || current.token == .closedParenthesis else {
            throw Self.syntax(current.text, "',' or ')'")
          }
        case .comma:
          if values.isEmpty { values.append("") }
          if current.token == .closedParenthesis || current.token == .comma { values.append("") }
        default: throw Self.syntax(word.text, "',', or identifier")
        }
        if current.token == .closedParenthesis {
          _ = take()
          return values
        }
      }
    }
  }
}
