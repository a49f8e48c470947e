/// The texts behind raw tokens: the bytes of each file, and what the environment made of some.
struct TokenTexts {
  private struct File {
    var name: String
    var bytes: [UInt8]
  }

  private var files: [File] = []
  private var replaced: [String] = []

  /// Adds a file under the name that locations give it, and returns its number.
  mutating func add(_ bytes: [UInt8], name: String) -> UInt32 {
    files.append(File(name: name, bytes: bytes))
    return UInt32(files.count - 1)
  }

  /// All tokens of a file.
  func tokens(of file: UInt32) -> [RawToken] {
    let bytes = files[Int(file)].bytes
    var scanner = TokenScanner(of: bytes, file: file)
    var tokens: [RawToken] = []
    while let token = scanner.next(in: bytes.span) { tokens.append(token) }
    return tokens
  }

  /// The name that locations give to a file.
  func name(of file: UInt32) -> String { files[Int(file)].name }

  /// A token's text.
  func text(of token: RawToken) -> String {
    if token.form == .replaced { return replaced[Int(token.start)] }
    return WordDecoder.text(of: token, in: files[Int(token.file)].bytes)
  }

  /// Where a token is.
  func location(of token: RawToken) -> SourceLocation {
    SourceLocation(
      file: files[Int(token.file)].name, line: Int(token.line), column: Int(token.column))
  }

  /// A token with its text.
  func token(_ raw: RawToken) -> Token {
    Token(text(of: raw), at: location(of: raw))
  }

  /// Gives a token another text.
  mutating func replace(_ token: inout RawToken, by text: String) {
    replaced.append(text)
    token.start = UInt32(clamping: replaced.count - 1)
    token.form = .replaced
    token.kind = WordDecoder.kind(of: text)
    let lineBreaks = text.utf8.count { $0 == UInt8(ascii: "\n") }
    token.endLine = token.line + UInt32(clamping: lineBreaks)
  }
}
