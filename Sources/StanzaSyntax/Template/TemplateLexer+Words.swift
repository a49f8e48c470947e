extension TemplateLexer {
  /// Reads what begins with a scalar that was just taken and has no meaning of its own.
  mutating func wordOrCharacter(_ scalar: Unicode.Scalar) -> TemplateToken {
    if scalar == ".", let next = cursor.peek(), !("0"..."9").contains(next) {
      return fieldOrVariable(.field)
    }
    switch scalar {
    case ".", "+", "-", "0"..."9": return number()
    default: break
    }
    if Self.isWordScalar(scalar) { return word() }
    guard scalar.isASCII, scalar.isGoPrintable else {
      return error("unrecognized character in action: " + GoText.codePoint(scalar))
    }
    return token(.character)
  }

  private mutating func word() -> TemplateToken {
    skipWord()
    if let error = badEnd() { return error }
    let word = cursor.text(from: start)
    if let keyword = TemplateToken.Keyword(rawValue: word) { return token(.keyword(keyword)) }
    switch word {
    case "nil": return token(.nil)
    case "true", "false": return token(.bool)
    default: return token(.identifier)
    }
  }

  /// Reads a field or a variable, whose point or dollar sign was just taken.
  mutating func fieldOrVariable(_ kind: TemplateToken.Kind) -> TemplateToken {
    if isAtTerminator { return token(kind == .variable ? .variable : .dot) }
    skipWord()
    return badEnd() ?? token(kind)
  }

  private mutating func skipWord() {
    while let scalar = cursor.peek(), Self.isWordScalar(scalar) { cursor.position += 1 }
  }

  /// The error when a word is followed directly by something else.
  private mutating func badEnd() -> TemplateToken? {
    guard !isAtTerminator, let scalar = cursor.peek() else { return nil }
    return error("bad character " + GoText.codePoint(scalar))
  }

  private var isAtTerminator: Bool {
    guard let scalar = cursor.peek() else { return true }
    if Self.isSpace(scalar) { return true }
    switch scalar {
    case ".", ",", "|", ":", ")", "(": return true
    default: return cursor.starts(with: "}}")
    }
  }

  static func isWordScalar(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "_" || scalar.isGoLetter || scalar.isGoDigit
  }

  // MARK: Quotes

  mutating func quoted(
    by quote: Unicode.Scalar, _ kind: TemplateToken.Kind, _ message: String
  ) -> TemplateToken {
    while let scalar = cursor.next(), scalar != "\n" {
      if scalar == quote { return token(kind) }
      if scalar == "\\" {
        guard let escaped = cursor.next(), escaped != "\n" else { break }
      }
    }
    return error(message)
  }

  mutating func rawString() -> TemplateToken {
    guard let end = cursor.firstIndex(of: "`") else {
      return error("unterminated raw quoted string")
    }
    cursor.position = end + 1
    return token(.rawString)
  }

  // MARK: Numbers

  /// Reads a number, whose first scalar was just taken, or two with a sign between, as in `1+2i`.
  private mutating func number() -> TemplateToken {
    cursor.position = start
    guard scanNumber() else { return badNumber() }
    guard cursor.peek() == "+" || cursor.peek() == "-" else { return token(.number) }
    guard scanNumber(), cursor.peek(-1) == "i" else { return badNumber() }
    return token(.complex)
  }

  private mutating func badNumber() -> TemplateToken {
    error("bad number syntax: " + GoQuotation.quoted(cursor.text(from: start)))
  }

  /// Takes what looks like a number; whether it is one is the parser's matter.
  private mutating func scanNumber() -> Bool {
    skipOne("+-")
    var digits = "0123456789_"
    var exponent = "eE"
    if skipOne("0") {
      if skipOne("xX") {
        digits = "0123456789abcdefABCDEF_"
        exponent = "pP"
      } else if skipOne("oO") {
        digits = "01234567_"
        exponent = ""
      } else if skipOne("bB") {
        digits = "01_"
        exponent = ""
      }
    }
    while skipOne(digits) {}
    if skipOne(".") { while skipOne(digits) {} }
    if skipOne(exponent) {
      skipOne("+-")
      while skipOne("0123456789_") {}
    }
    skipOne("i")
    guard let scalar = cursor.peek(), Self.isWordScalar(scalar) else { return true }
    cursor.position += 1
    return false
  }

  @discardableResult
  private mutating func skipOne(_ scalars: String) -> Bool {
    guard let scalar = cursor.peek(), scalars.unicodeScalars.contains(scalar) else { return false }
    cursor.position += 1
    return true
  }
}
