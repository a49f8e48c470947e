extension ViewExpression {
  /// Cuts an expression into tokens, as the parser asks for them.
  struct Lexer {
    /// What the next call gives.
    enum Result {
      case token(Token)
      case problem(Problem)
      /// There is nothing behind the end.
      case exhausted
    }

    var cursor: ScalarCursor
    private var start = 0
    private var queue: [Token] = []
    private var failure: Problem?
    private var isExhausted = false

    init(_ text: String) {
      cursor = ScalarCursor(text)
    }

    mutating func next() -> Result {
      while queue.isEmpty, failure == nil, !isExhausted { scan() }
      if let failure { return .problem(failure) }
      return queue.isEmpty ? .exhausted : .token(queue.removeFirst())
    }

    // MARK: Helpers

    mutating func emit(_ kind: Token.Kind, _ value: String? = nil) {
      queue.append(
        Token(kind: kind, value: value ?? cursor.text(from: start), location: start))
      start = cursor.position
    }

    /// Keeps an error at the scalar before the cursor, or at the end when the text ended early.
    mutating func fail(_ message: String, atEnd: Bool = false) {
      failure =
        failure ?? Problem(message: message, location: cursor.position - (atEnd ? 0 : 1))
    }

    private mutating func skip(oneOf scalars: String) -> Bool {
      guard let scalar = cursor.peek(), scalars.unicodeScalars.contains(scalar) else {
        return false
      }
      cursor.position += 1
      return true
    }

    private static func isWordScalar(_ scalar: Unicode.Scalar) -> Bool {
      scalar == "_" || scalar == "$" || scalar.isGoLetter || scalar.isGoDigit
    }

    private mutating func skipWord() {
      while let scalar = cursor.peek(), Self.isWordScalar(scalar) { cursor.position += 1 }
    }

    // MARK: Tokens

    private mutating func scan() {
      start = cursor.position
      guard let scalar = cursor.next() else {
        queue.append(Token(kind: .end, value: "", location: max(0, cursor.position - 1)))
        isExhausted = true
        return
      }
      if scalar.isGoSpace { return }
      switch scalar {
      case "'", "\"": scanString(scalar)
      case "`": scanRawString()
      case "0"..."9":
        cursor.position = start
        scanNumber()
      case "?": emitOperator(with: ".?")
      case "/": scanSlash()
      case "#": scanPointer()
      case "|": emitOperator(with: "|")
      case ":": emitOperator(with: ":")
      case "(", "[", "{", ")", "]", "}": emit(.bracket)
      case ",", ";", "%", "+", "-", "^": emit(.operator)
      case "&", "!", "=", "*", "<", ">": emitOperator(with: "&=*")
      case ".": scanDot()
      default: scanWord(scalar)
      }
    }

    /// Emits an operator that a second scalar may complete.
    private mutating func emitOperator(with second: String) {
      _ = skip(oneOf: second)
      emit(.operator)
    }

    private mutating func scanDot() {
      // The point counts as read, and so a number that begins with one may have another.
      if let scalar = cursor.peek(), ("0"..."9").contains(scalar) { return scanNumber() }
      emitOperator(with: ".")
    }

    private mutating func scanPointer() {
      emitOperator(with: "#")
      skipWord()
      if cursor.position > start { emit(.identifier) }
    }

    private mutating func scanSlash() {
      if cursor.skip("/") {
        while let scalar = cursor.next(), scalar != "\n" {}
      } else if cursor.skip("*") {
        guard let end = cursor.firstIndex(of: "*/") else {
          cursor.position = cursor.scalars.count
          return fail("unclosed comment", atEnd: true)
        }
        cursor.position = end + 2
      } else {
        emit(.operator)
      }
    }

    private mutating func scanWord(_ scalar: Unicode.Scalar) {
      guard Self.isWordScalar(scalar) else {
        return fail("unrecognized character: " + GoText.codePoint(scalar))
      }
      skipWord()
      switch cursor.text(from: start) {
      case "not": scanNot()
      case "in", "or", "and", "matches", "contains", "startsWith", "endsWith", "let", "if", "else":
        emit(.operator)
      default: emit(.identifier)
      }
    }

    /// Emits `not`, and with it an operator that it may negate.
    private mutating func scanNot() {
      emit(.operator)
      while cursor.skip(" ") {}
      start = cursor.position
      skipWord()
      switch cursor.text(from: start) {
      case "in", "matches", "contains", "startsWith", "endsWith": emit(.operator)
      default: cursor.position = start
      }
    }

    private mutating func scanNumber() {
      var digits = "0123456789_"
      if cursor.skip("0") {
        if skip(oneOf: "xX") {
          digits = "0123456789abcdefABCDEF_"
        } else if skip(oneOf: "oO") {
          digits = "01234567_"
        } else if skip(oneOf: "bB") {
          digits = "01_"
        }
      }
      while skip(oneOf: digits) {}
      if cursor.peek() == ".", cursor.peek(1) == "." { return emit(.number) }
      if cursor.skip(".") { while skip(oneOf: digits) {} }
      if skip(oneOf: "eE") {
        _ = skip(oneOf: "+-")
        while skip(oneOf: digits) {}
      }
      guard let scalar = cursor.peek(), Self.isWordScalar(scalar) else { return emit(.number) }
      cursor.position += 1
      fail("bad number syntax: " + GoQuotation.quoted(cursor.text(from: start)))
    }
  }
}
