extension ViewExpression {
  /// A word of an expression.
  struct Token {
    enum Kind: String {
      case identifier = "Identifier"
      case number = "Number"
      case string = "String"
      case `operator` = "Operator"
      case bracket = "Bracket"
      case end = "EOF"
    }

    let kind: Kind
    /// The text; of a string, its content.
    let value: String
    /// Where it begins, in scalars.
    let location: Int

    func isOperator(_ value: String) -> Bool { kind == .operator && self.value == value }

    func isBracket(_ value: String) -> Bool { kind == .bracket && self.value == value }

    /// The token as messages name it.
    var description: String {
      value.isEmpty ? kind.rawValue : "\(kind.rawValue)(\(GoQuotation.quoted(value)))"
    }
  }
}
