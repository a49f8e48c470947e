/// A piece of a template: text between actions, or a word within one.
struct TemplateToken {
  enum Kind: Equatable {
    case bool, character, characterConstant, complex, assign, declare, end, error, field
    case identifier, leftDelimiter, leftParenthesis, number, pipe, rawString, rightDelimiter
    case rightParenthesis, space, string, text, variable, dot, `nil`
    case keyword(Keyword)
  }

  enum Keyword: String {
    case block, `break`, `continue`, define, `else`, end, `if`, range, template, with
  }

  let kind: Kind
  /// The text of the token, or the message of an error.
  let value: String
  /// The line on which it begins, from 1.
  let line: Int

  /// The token as Go's messages name it.
  var description: String {
    switch kind {
    case .end: "EOF"
    case .error: value
    case .keyword, .dot, .nil: "<\(value)>"
    default:
      value.utf8.count > 10
        ? GoQuotation.quoted(String(String.UnicodeScalarView(value.unicodeScalars.prefix(10))))
          + "..."
        : GoQuotation.quoted(value)
    }
  }
}
