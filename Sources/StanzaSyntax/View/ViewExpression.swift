/// What CoreDNS's `view` plugin says of an `expr` line.
///
/// The plugin compiles the words of the line, joined by blanks, with github.com/expr-lang/expr
/// 1.17.7 against functions that look at a query: `name()`, `client_ip()`, `incidr(ip, network)`
/// and so on. A result of any type passes.
///
/// An expression is judged in one pass: while it is parsed, each part is checked at once, and what
/// the checker says is kept for the case that the whole parses.
public enum ViewExpression {
  /// Judges an expression.
  ///
  /// - Returns: nil when it compiles, else the text of the compiler: a message with its line and
  ///   column, the line of the source and a mark below it.
  public static func problem(in expression: String) -> String? {
    var parser = Parser(expression)
    let node = parser.parse()
    let problem =
      parser.problem ?? node?.problem ?? node?.arithmeticProblem ?? node?.compilationProblem
    return problem?.text(in: parser.source)
  }
}

extension ViewExpression {
  /// What is wrong, and where.
  struct Problem: Equatable {
    let message: String
    /// The place in scalars from the start; nil where the compiler gives none.
    let location: Int?

    /// The message with the place and the line that it is on; an empty line is not shown.
    func text(in source: [Unicode.Scalar]) -> String {
      guard let location else { return message }
      var line = 1
      var lineStart = 0
      var position = 0
      while position < min(location, source.count) {
        if source[position] == "\n" {
          line += 1
          lineStart = position + 1
        }
        position += 1
      }
      let lineEnd = source[lineStart...].firstIndex(of: "\n") ?? source.count
      guard lineStart < lineEnd else { return message }
      var shown = String.UnicodeScalarView()
      for scalar in source[lineStart..<lineEnd] { shown.append(scalar == "\t" ? " " : scalar) }
      let column = position - lineStart
      return "\(message) (\(line):\(column + 1))\n | \(String(shown))\n | "
        + String(repeating: ".", count: column) + "^"
    }
  }
}
