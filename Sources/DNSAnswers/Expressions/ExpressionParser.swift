/// Reads an expression.
struct ExpressionParser {
  private enum Token: Equatable {
    case word(String)
    case text(String)
    case number(Double)
    case sign(String)
  }

  private var tokens: ArraySlice<Token>
  private var depth = 0
  private static let depthLimit = 64
  private static let comparisons = [
    "==", "!=", "<", ">", "<=", ">=", "in", "contains", "startsWith", "endsWith", "matches",
  ]

  /// The expression that a text is; nil where it is not understood.
  static func expression(_ text: String) -> Expression? {
    guard let tokens = tokens(text) else { return nil }
    var parser = ExpressionParser(tokens: tokens[...])
    guard let expression = parser.disjunction(), parser.tokens.isEmpty else { return nil }
    return expression
  }

  private static func tokens(_ text: String) -> [Token]? {
    var tokens: [Token] = []
    var rest = Array(text)[...]
    while let first = rest.first {
      if first.isWhitespace {
        rest.removeFirst()
      } else if first == "'" || first == "\"" {
        guard let end = rest.dropFirst().firstIndex(of: first) else { return nil }
        tokens.append(.text(String(rest[rest.index(after: rest.startIndex)..<end])))
        rest = rest[(end + 1)...]
      } else if first.isLetter || first == "_" {
        let word = String(rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" })
        tokens.append(.word(word))
        rest = rest.dropFirst(word.count)
      } else if first.isNumber {
        let digits = String(rest.prefix { $0.isNumber || $0 == "." })
        guard let number = Double(digits) else { return nil }
        tokens.append(.number(number))
        rest = rest.dropFirst(digits.count)
      } else {
        let two = String(rest.prefix(2))
        let sign = ["==", "!=", "<=", ">=", "&&", "||"].contains(two) ? two : String(first)
        tokens.append(.sign(sign))
        rest = rest.dropFirst(sign.count)
      }
    }
    return tokens
  }

  private mutating func take(_ texts: [String]) -> String? {
    switch tokens.first {
    case .word(let text), .sign(let text):
      guard texts.contains(text) else { return nil }
      tokens.removeFirst()
      return text
    default: return nil
    }
  }

  private mutating func disjunction() -> Expression? {
    guard var left = conjunction() else { return nil }
    while take(["||", "or"]) != nil {
      guard let right = conjunction() else { return nil }
      left = .binary("||", left, right)
    }
    return left
  }

  private mutating func conjunction() -> Expression? {
    guard var left = comparison() else { return nil }
    while take(["&&", "and"]) != nil {
      guard let right = comparison() else { return nil }
      left = .binary("&&", left, right)
    }
    return left
  }

  private mutating func comparison() -> Expression? {
    if take(["not", "!"]) != nil {
      depth += 1
      defer { depth -= 1 }
      return depth < Self.depthLimit ? comparison().map { .not($0) } : nil
    }
    guard let left = primary() else { return nil }
    let isNegated = take(["not"]) != nil
    guard let sign = take(Self.comparisons) else { return isNegated ? nil : left }
    guard let right = primary() else { return nil }
    let whole = Expression.binary(sign, left, right)
    return isNegated ? .not(whole) : whole
  }

  private mutating func primary() -> Expression? {
    depth += 1
    defer { depth -= 1 }
    guard depth < Self.depthLimit, let token = tokens.popFirst() else { return nil }
    switch token {
    case .text(let text): return .text(text)
    case .number(let number): return .number(number)
    case .sign("("):
      guard let inner = disjunction(), take([")"]) != nil else { return nil }
      return inner
    case .sign("["): return arguments(until: "]").map { .list($0) }
    case .word("true"): return .flag(true)
    case .word("false"): return .flag(false)
    case .word(let name):
      guard take(["("]) != nil else { return nil }
      return arguments(until: ")").map { .call(name, $0) }
    case .sign: return nil
    }
  }

  private mutating func arguments(until end: String) -> [Expression]? {
    var arguments: [Expression] = []
    if take([end]) != nil { return arguments }
    while true {
      guard let argument = disjunction() else { return nil }
      arguments.append(argument)
      if take([end]) != nil { return arguments }
      guard take([","]) != nil else { return nil }
    }
  }
}
