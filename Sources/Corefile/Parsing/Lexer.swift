/// Splits the text of one file into tokens, exactly as Caddy v1's lexer does.
///
/// - Tokens are separated by Unicode white space; a carriage return separates nothing and is
///   dropped, even inside a word.
/// - A token that starts with `"` runs to the next `"` that has no backslash before it, and may
///   span lines; of the backslashes in it only those before a quote go. A quote inside a word is
///   an ordinary character.
/// - `#` starts a comment to the end of the line, also inside a word; but where it follows a word
///   directly, Caddy forgets the comment at the next white space, and so does this lexer.
/// - A byte order mark at the start is skipped. A byte that is not UTF-8 becomes U+FFFD.
public struct Lexer: Sendable {
  private let bytes: [UInt8]
  private let file: String
  private var scanner: TokenScanner

  /// Makes a lexer that stands at the start of the text.
  ///
  /// `file` is what the tokens' locations say; empty for the entry file.
  public init(_ text: [UInt8], file: String = "") {
    bytes = text
    self.file = file
    scanner = TokenScanner(of: text, file: 0)
  }

  /// All tokens of a text.
  public static func tokens(of text: [UInt8], file: String = "") -> [Token] {
    var lexer = Lexer(text, file: file)
    var tokens: [Token] = []
    while let token = lexer.next() { tokens.append(token) }
    return tokens
  }

  /// The next token; nil at the end of the text.
  public mutating func next() -> Token? {
    // A copy, because the span borrows all of `self`.
    var scanner = scanner
    let raw = scanner.next(in: bytes.span)
    self.scanner = scanner
    guard let raw else { return nil }
    return Token(
      WordDecoder.text(of: raw, in: bytes),
      at: SourceLocation(file: file, line: Int(raw.line), column: Int(raw.column)))
  }
}
