/// Why a pattern does not compile.
struct RegularExpressionProblem: Error, Equatable {
  /// Go's error codes; the raw value is the text that Go prints.
  enum Reason: String {
    case invalidCharacterRange = "invalid character class range"
    case invalidEscape = "invalid escape sequence"
    case invalidNamedCapture = "invalid named capture"
    case invalidPerlSyntax = "invalid or unsupported Perl syntax"
    case invalidRepeatOperator = "invalid nested repetition operator"
    case invalidRepeatCount = "invalid repeat count"
    case missingBracket = "missing closing ]"
    case missingParenthesis = "missing closing )"
    case missingRepeatArgument = "missing argument to repetition operator"
    case trailingBackslash = "trailing backslash at end of expression"
    case unexpectedParenthesis = "unexpected )"
    case nestsTooDeeply = "expression nests too deeply"
    case tooLarge = "expression too large"
  }

  let reason: Reason
  /// The part of the pattern at fault; nil stands for the whole.
  var excerpt: String?

  func text(in pattern: String) -> String {
    "error parsing regexp: \(reason.rawValue): `\(excerpt ?? pattern)`"
  }
}
