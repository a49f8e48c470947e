extension ViewExpression {
  /// The functions that expr brings along.
  enum Builtins {
    /// Those with a predicate, which the parser treats on their own, and what they take.
    enum Argument {
      case expression, predicate, optionalPredicate, optionalExpression
    }

    static let predicates: [String: [Argument]] = [
      "all": [.expression, .predicate], "none": [.expression, .predicate],
      "any": [.expression, .predicate], "one": [.expression, .predicate],
      "filter": [.expression, .predicate], "map": [.expression, .predicate],
      "count": [.expression, .optionalPredicate], "sum": [.expression, .optionalPredicate],
      "find": [.expression, .predicate], "findIndex": [.expression, .predicate],
      "findLast": [.expression, .predicate], "findLastIndex": [.expression, .predicate],
      "groupBy": [.expression, .predicate],
      "sortBy": [.expression, .predicate, .optionalExpression],
      "reduce": [.expression, .predicate, .optionalExpression],
    ]

    /// Those that look at their arguments themselves.
    static let selfChecking: Set<String> = [
      "abs", "ceil", "concat", "date", "first", "flatten", "float", "floor", "fromPairs", "int",
      "keys", "last", "len", "max", "mean", "median", "min", "now", "reverse", "round", "take",
      "toPairs", "uniq", "values",
    ]

    /// Whether a name is a builtin's.
    ///
    /// `type` is switched off by CoreDNS, for its own function.
    static func contains(_ name: String) -> Bool {
      signatures[name] != nil || selfChecking.contains(name) || name == "get"
    }

    /// The type of a builtin when it is used as a value.
    static func type(of name: String) -> GoType {
      .function(signatures[name]?.first ?? general)
    }

    /// Of builtins without a list of types.
    static let general = GoSignature(.anySlice, gives: .any, .error, isVariadic: true)

    /// The types of the others; the first that fits counts.
    static let signatures: [String: [GoSignature]] = textual.merging(other) { first, _ in first }

    private static let strings = GoType.slice(.string)
    private static let oneText = [GoSignature(.string, gives: .string)]
    private static let twoTexts = GoSignature(.string, .string, gives: .string)
    private static let textQuestion = [GoSignature(.string, .string, gives: .bool)]
    private static let textSearch = [GoSignature(.string, .string, gives: .int)]
    private static let splitting = [
      GoSignature(.string, .string, gives: strings),
      GoSignature(.string, .string, .int, gives: strings),
    ]

    private static let textual: [String: [GoSignature]] = [
      "trim": oneText + [twoTexts],
      "trimPrefix": [twoTexts] + oneText,
      "trimSuffix": [twoTexts] + oneText,
      "upper": oneText,
      "lower": oneText,
      "split": splitting,
      "splitAfter": splitting,
      "replace": [
        GoSignature(.string, .string, .string, .int, gives: .string),
        GoSignature(.string, .string, .string, gives: .string),
      ],
      "repeat": [GoSignature(.string, .int, gives: .string)],
      "join": [
        GoSignature(strings, .string, gives: .string),
        GoSignature(.anySlice, .string, gives: .string),
        GoSignature(.anySlice, gives: .string),
        GoSignature(strings, .string, gives: .string),
        GoSignature(strings, gives: .string),
      ],
      "indexOf": textSearch,
      "lastIndexOf": textSearch,
      "hasPrefix": textQuestion,
      "hasSuffix": textQuestion,
      "string": [GoSignature(.any, gives: .string)],
      "toJSON": [GoSignature(.any, gives: .string)],
      "fromJSON": [GoSignature(.string, gives: .any)],
      "toBase64": oneText,
      "fromBase64": oneText,
    ]

    private static let test = GoType.function(GoSignature(.any, gives: .bool))
    private static let mapping = GoType.function(GoSignature(.any, gives: .any))
    private static let folding = GoType.function(GoSignature(.any, .any, gives: .any))
    private static let testing = [GoSignature(.anySlice, test, gives: .bool)]
    private static let finding = [GoSignature(.anySlice, test, gives: .any)]
    private static let counting = [GoSignature(.anySlice, test, gives: .int)]
    private static let bits = [GoSignature(.int, .int, gives: .int)]

    private static let other: [String: [GoSignature]] = [
      "all": testing, "none": testing, "any": testing, "one": testing,
      "filter": [GoSignature(.anySlice, test, gives: .anySlice)],
      "map": [GoSignature(.anySlice, mapping, gives: .anySlice)],
      "find": finding, "findLast": finding,
      "findIndex": counting, "findLastIndex": counting, "count": counting, "sum": counting,
      "groupBy": [GoSignature(.anySlice, mapping, gives: .map(.any, .anySlice))],
      "sortBy": [GoSignature(.anySlice, test, .string, gives: .anySlice)],
      "reduce": [GoSignature(.anySlice, folding, .any, gives: .any)],
      "duration": [GoSignature(.string, gives: .duration, .error)],
      "timezone": [GoSignature(.string, gives: .pointer(.location), .error)],
      "sort": [GoType.any, .int, .float64, .string].map {
        GoSignature(.slice($0), .string, gives: .anySlice)
      }
        + [GoType.any, .float64, .string, .int].map { GoSignature(.slice($0), gives: .anySlice) },
      "bitand": bits, "bitor": bits, "bitxor": bits, "bitnand": bits, "bitshl": bits,
      "bitshr": bits, "bitushr": bits,
      "bitnot": [GoSignature(.int, gives: .int)],
    ]
  }
}
