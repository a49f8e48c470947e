extension ViewExpression {
  /// How tightly operators bind.
  enum Operators {
    static let unary: [String: Int] = ["not": 50, "!": 50, "-": 90, "+": 90]

    static let binary: [String: Int] = [
      "|": 0, "or": 10, "||": 10, "and": 15, "&&": 15,
      "==": 20, "!=": 20, "<": 20, ">": 20, ">=": 20, "<=": 20,
      "in": 20, "matches": 20, "contains": 20, "startsWith": 20, "endsWith": 20,
      "..": 25, "+": 30, "-": 30, "*": 60, "/": 60, "%": 60, "**": 100, "^": 100, "??": 500,
    ]

    static func isRightAssociative(_ name: String) -> Bool { name == "**" || name == "^" }

    static func isComparison(_ name: String) -> Bool {
      name == "<" || name == ">" || name == ">=" || name == "<="
    }

    /// Those that `not` may stand before.
    static func canBeNegated(_ name: String) -> Bool {
      ["contains", "matches", "startsWith", "endsWith", "in"].contains(name)
    }
  }
}
