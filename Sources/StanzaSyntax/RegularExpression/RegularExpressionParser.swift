/// Reads a pattern in one pass.
///
/// Only what can make a pattern invalid is kept: ``RegularExpressionShape`` for the limits, and the
/// names of groups. Flags change what matches and never whether a pattern compiles.
struct RegularExpressionParser {
  var cursor: ScalarCursor
  var shape = RegularExpressionShape()
  var groupNames: [String] = []
  /// The last place where `:]` stands, so that a text full of `[:` is not searched again and again.
  let lastClassEnd: Int?
  /// Where the repetition operator begins that ended just before the cursor.
  private var previousRepetition: Int?

  init(_ pattern: String) {
    cursor = ScalarCursor(pattern)
    let scalars = cursor.scalars
    lastClassEnd = scalars.indices.dropLast().last { scalars[$0] == ":" && scalars[$0 + 1] == "]" }
  }

  mutating func parse() throws(RegularExpressionProblem) {
    while let scalar = cursor.peek() {
      let start = cursor.position
      let isRepetition = try parseElement(scalar)
      previousRepetition = isRepetition ? start : nil
    }
    try shape.finish()
  }

  /// Reads one element, and tells whether it was a repetition operator.
  private mutating func parseElement(
    _ scalar: Unicode.Scalar
  ) throws(RegularExpressionProblem) -> Bool {
    switch scalar {
    case "(": try parseGroup()
    case "[": try parseClass()
    case "\\": try parseEscape()
    case "*", "+", "?", "{": return try parseRepetition(scalar)
    default:
      cursor.position += 1
      switch scalar {
      case "|": try shape.endAlternative()
      case ")": try shape.closeGroup()
      case "^", "$": try shape.append(.other)
      case ".": try shape.append(.characterClass)
      default: try shape.append(.literal(runes: 1))
      }
    }
    return false
  }

  func problem(
    _ reason: RegularExpressionProblem.Reason, from start: Int
  ) -> RegularExpressionProblem {
    RegularExpressionProblem(reason: reason, excerpt: cursor.text(from: start))
  }
}

extension RegularExpressionParser {
  private mutating func parseRepetition(
    _ scalar: Unicode.Scalar
  ) throws(RegularExpressionProblem) -> Bool {
    let start = cursor.position
    let bounds: RegularExpressionShape.Bounds
    switch scalar {
    case "*": bounds = .init(minimum: 0, maximum: nil, isCounted: false)
    case "+": bounds = .init(minimum: 1, maximum: nil, isCounted: false)
    case "?": bounds = .init(minimum: 0, maximum: 1, isCounted: false)
    default:
      guard let counted = readBounds() else {
        cursor.position = start + 1
        try shape.append(.literal(runes: 1))
        return false
      }
      bounds = counted
    }
    if !bounds.isCounted { cursor.position += 1 }
    guard bounds.minimum <= 1000, bounds.maximum ?? 1000 <= 1000,
      bounds.minimum <= bounds.maximum ?? 1000
    else { throw problem(.invalidRepeatCount, from: start) }
    _ = cursor.skip("?")
    if let previousRepetition { throw problem(.invalidRepeatOperator, from: previousRepetition) }
    guard shape.hasOperand else { throw problem(.missingRepeatArgument, from: start) }
    guard try shape.repeatLast(bounds) else { throw problem(.invalidRepeatCount, from: start) }
    return true
  }

  /// The counts in `{2}`, `{2,}` or `{2,5}`; nil when the brace is only a brace.
  private mutating func readBounds() -> RegularExpressionShape.Bounds? {
    cursor.position += 1
    guard let minimum = readCount() else { return nil }
    var bounds = RegularExpressionShape.Bounds(minimum: minimum, maximum: minimum)
    if cursor.skip(",") {
      if cursor.peek() == "}" {
        bounds.maximum = nil
      } else {
        guard let maximum = readCount() else { return nil }
        bounds.maximum = maximum
      }
    }
    return cursor.skip("}") ? bounds : nil
  }

  /// A number without leading zeros.
  ///
  /// What is above the limit is not told apart.
  private mutating func readCount() -> Int? {
    guard let first = cursor.peek(), ("0"..."9").contains(first) else { return nil }
    if first == "0", let second = cursor.peek(1), ("0"..."9").contains(second) { return nil }
    var count = 0
    while let digit = cursor.peek(), ("0"..."9").contains(digit) {
      count = min(count * 10 + Int(digit.value - 48), 10_000)
      cursor.position += 1
    }
    return count
  }
}
