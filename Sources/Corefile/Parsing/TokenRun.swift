/// Tokens that follow one another in a file: kept as the place of the first, found again by
/// scanning.
///
/// A token may be as short as a brace. To keep a text and a location for each would take many
/// times the memory of the file.
struct TokenRun: Sendable {
  let source: SourceFile
  /// How many tokens of the file are before it.
  let number: UInt32
  /// Where the first token starts: its byte in the file, its line and its column.
  let start: UInt32
  let line: UInt32
  let column: UInt32
  /// How many tokens there are.
  private(set) var count: UInt32
  /// Where the text of the last token ends.
  private(set) var end: UInt32

  /// A run of one token.
  init(_ token: RawToken, of source: SourceFile) {
    self.source = source
    number = token.number
    start = token.traits.contains(.quoted) ? token.start - 1 : token.start
    line = token.line
    column = token.column
    count = 1
    end = token.end
  }

  /// Adds the token that follows in the file.
  mutating func append(_ token: RawToken) {
    count += 1
    end = token.end
  }

  /// Where the first token stands.
  var location: SourceLocation {
    SourceLocation(file: source.name, line: Int(line), column: Int(column))
  }

  /// All tokens of a file; nil if there are none.
  init?(all source: SourceFile) {
    let bytes = source.bytes
    var scanner = TokenScanner(of: bytes, file: source.number)
    guard let first = scanner.next(in: bytes.span) else { return nil }
    self.init(first, of: source)
    while let token = scanner.next(in: bytes.span) { append(token) }
  }
}

/// Reads the tokens of runs, one after another.
struct TokenReader: Sendable {
  /// The file of the token that was read last; nil before the first.
  private(set) var source: SourceFile?
  private var scanner = TokenScanner(of: [], file: 0)
  private var remaining: UInt32 = 0
  private var rest: ArraySlice<TokenRun>

  init(_ runs: [TokenRun]) {
    rest = runs[...]
  }

  init(_ run: TokenRun) {
    rest = []
    start(run)
  }

  private mutating func start(_ run: TokenRun) {
    source = run.source
    scanner = TokenScanner(at: run)
    remaining = run.count
  }

  /// True if all tokens were read.
  var isAtEnd: Bool { remaining == 0 && rest.isEmpty }

  /// The next token; nil after the last.
  mutating func next() -> RawToken? {
    if remaining == 0 {
      guard let run = rest.popFirst() else { return nil }
      start(run)
    }
    guard let bytes = source?.bytes else { return nil }
    remaining -= 1
    // A copy, because the span borrows all of `self`.
    var scanner = scanner
    let token = scanner.next(in: bytes.span)
    self.scanner = scanner
    return token
  }
}
