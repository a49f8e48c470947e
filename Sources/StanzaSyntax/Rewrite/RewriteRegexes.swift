/// What plugin rewrite asks of regular expressions.
struct RewriteRegexes {
  /// What is wrong with an expression.
  let regexProblem: (String) -> String?
  /// How many groups it has.
  let groupCount: (String) -> Int

  /// What is wrong with a pattern, or with what replaces it.
  func problem(pattern: String, replacement: String) -> String? {
    guard regexProblem(pattern) == nil else { return "invalid regex matching pattern: \(pattern)" }
    guard Self.references(in: replacement) > groupCount(pattern) else { return nil }
    return "the rewrite regex pattern (\(replacement)) uses more subexpressions than "
      + "its corresponding matching regex pattern (\(pattern))"
  }

  /// How many different groups up to the hundredth a replacement uses, the whole match (0)
  /// counting as one.
  private static func references(in replacement: String) -> Int {
    var numbers: Set<Int> = []
    var number: [UInt8]?
    for byte in replacement.utf8 {
      switch byte {
      case UInt8(ascii: "{"): number = []
      case UInt8(ascii: "}"):
        if let number, let value = reference(number) { numbers.insert(value) }
        number = nil
      default: number?.append(byte)
      }
      // Nothing longer than three digits is a reference, so nothing longer is kept.
      if let digits = number, digits.count > 3 { number = nil }
    }
    return numbers.count
  }

  private static func reference(_ digits: [UInt8]) -> Int? {
    guard digits.count == 1 || digits.first != UInt8(ascii: "0") else { return nil }
    return GoUnsigned.decimal(digits, bits: 8).flatMap { $0 <= 100 ? Int($0) : nil }
  }
}
