/// Whether the numbers of a template are numbers to Go.
enum TemplateNumber {
  /// What Go says of a number, a character or a complex number; nil when it is fine.
  static func problem(in token: TemplateToken) -> String? {
    switch token.kind {
    case .characterConstant: characterProblem(token.value)
    case .complex: complexProblem(token.value)
    default: numberProblem(token.value)
    }
  }

  private static func characterProblem(_ text: String) -> String? {
    var cursor = ScalarCursor(text)
    cursor.position = 1
    guard GoQuoted.readCharacter(&cursor, quote: "'") != nil else { return "invalid syntax" }
    return cursor.position == cursor.scalars.count - 1
      ? nil : "malformed character constant: \(text)"
  }

  private static func numberProblem(_ text: String) -> String? {
    if text.hasSuffix("i"), isFloat(String(text.dropLast())) { return nil }
    if isInteger(text) { return nil }
    guard isFloat(text) else { return "illegal number syntax: " + GoQuotation.quoted(text) }
    // A float without a point or an exponent is an integer that is too large for one.
    return text.contains { ".eEpP".contains($0) }
      ? nil : "integer overflow: " + GoQuotation.quoted(text)
  }

  private static func isInteger(_ text: String) -> Bool {
    do throws(GoNumber.Failure) {
      if text.hasPrefix("+") || text.hasPrefix("-") {
        _ = try GoNumber.integer(text, base: 0)
      } else {
        _ = try GoNumber.unsigned(Array(text.utf8), base: 0)
      }
      return true
    } catch {
      return false
    }
  }

  private static func isFloat(_ text: String) -> Bool {
    floatFailure(text) == nil
  }

  private static func floatFailure(_ text: String) -> GoNumber.Failure? {
    do throws(GoNumber.Failure) {
      _ = try GoNumber.float(text)
      return nil
    } catch {
      return error
    }
  }

  // MARK: Complex numbers

  /// Go hands these to `fmt.Sscan`, which reads two floats and an `i`.
  private static func complexProblem(_ text: String) -> String? {
    let syntax = "syntax error scanning complex number"
    var cursor = ScalarCursor(text)
    let real = floatToken(&cursor)
    guard let sign = cursor.next(), sign == "+" || sign == "-" else { return syntax }
    let imaginary = String(sign) + floatToken(&cursor)
    guard cursor.skip("i") else { return syntax }
    for part in [real, imaginary] {
      if let failure = floatFailure(part) {
        return "strconv.ParseFloat: parsing \(GoQuotation.quoted(part)): \(failure.rawValue)"
      }
    }
    return nil
  }

  private static func floatToken(_ cursor: inout ScalarCursor) -> String {
    let start = cursor.position
    _ = skip("+-", &cursor)
    _ = skip("iI", &cursor)
    var digits = "0123456789_"
    var exponent = "eEpP"
    if skip("0", &cursor), skip("xX", &cursor) {
      digits = "0123456789aAbBcCdDeEfF_"
      exponent = "pP"
    }
    while skip(digits, &cursor) {}
    if skip(".", &cursor) { while skip(digits, &cursor) {} }
    if skip(exponent, &cursor) {
      _ = skip("+-", &cursor)
      while skip("0123456789_", &cursor) {}
    }
    return cursor.text(from: start)
  }

  private static func skip(_ scalars: String, _ cursor: inout ScalarCursor) -> Bool {
    guard let scalar = cursor.peek(), scalars.unicodeScalars.contains(scalar) else { return false }
    cursor.position += 1
    return true
  }
}
