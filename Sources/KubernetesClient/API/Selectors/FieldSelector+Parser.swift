extension FieldSelector {
  /// Parses a selector's text as `fields.ParseSelector` does; the terms end up sorted by text.
  ///
  /// The order is kept out of requests' texts: a watch sends what its plugin wrote.
  /// - Throws: ``SelectorError`` with apimachinery's words.
  public init(parsing text: String) throws(SelectorError) {
    var requirements: [Requirement] = []
    for term in Self.terms(of: text).sorted(by: { $0.lexicographicallyPrecedes($1) })
    where !term.isEmpty {
      guard let found = try Self.requirement(term) else {
        let part = Self.string(term)
        throw SelectorError(.syntax, "invalid selector: '\(text)'; can't understand '\(part)'")
      }
      requirements.append(found)
    }
    self.init(requirements)
  }

  /// The terms between commas that no backslash escapes.
  private static func terms(of text: String) -> [[Unicode.Scalar]] {
    var terms: [[Unicode.Scalar]] = [[]]
    var isEscaped = false
    for scalar in text.unicodeScalars {
      if scalar == ",", !isEscaped {
        terms.append([])
      } else {
        terms[terms.count - 1].append(scalar)
      }
      isEscaped = scalar == "\\" && !isEscaped
    }
    return terms
  }

  /// Splits a term at its first `!=`, `==` or `=`; nil where it has none.
  private static func requirement(_ term: [Unicode.Scalar]) throws(SelectorError) -> Requirement? {
    for index in term.indices {
      let isFollowed = index + 1 < term.count && term[index + 1] == "="
      let field = string(term[..<index])
      if term[index] == "!", isFollowed {
        return Requirement(field, notEquals: try unescaped(term[(index + 2)...]))
      }
      if term[index] == "=" {
        let value = term[(index + (isFollowed ? 2 : 1))...]
        return Requirement(field, equals: try unescaped(value))
      }
    }
    return nil
  }

  private static func unescaped(_ value: ArraySlice<Unicode.Scalar>) throws(SelectorError) -> String
  {
    var text = ""
    var isEscaped = false
    for scalar in value {
      let isSpecial = scalar == "\\" || scalar == "," || scalar == "="
      if isEscaped, !isSpecial { throw invalidEscape("\\\(scalar)") }
      if !isEscaped, scalar == "\\" {
        isEscaped = true
        continue
      }
      if !isEscaped, isSpecial {
        // Go prints the character's number here.
        throw SelectorError(
          .syntax, "invalid field selector: unescaped character in value: \(scalar.value)",
          hint: "write \\\(scalar)")
      }
      text.unicodeScalars.append(scalar)
      isEscaped = false
    }
    guard !isEscaped else { throw invalidEscape("\\") }
    return text
  }

  private static func invalidEscape(_ sequence: String) -> SelectorError {
    SelectorError(.syntax, "invalid field selector: invalid escape sequence: \(sequence)")
  }

  private static func string(_ scalars: some Sequence<Unicode.Scalar>) -> String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars)
    return String(text)
  }
}
