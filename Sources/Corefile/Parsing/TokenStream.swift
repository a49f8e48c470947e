/// The tokens of the entry file with imported ones put in their place as the parser meets them.
///
/// Caddy splices imported tokens into one array; this keeps a stack of what is still to be read,
/// so that neither a large file nor a chain of imports costs a copy.
struct TokenStream {
  private let entry: [UInt8]
  private var scanner: TokenScanner
  /// Imported tokens, those to be read first at the end.
  private var replays: [TokenReader] = []

  init(entry: SourceFile) {
    self.entry = entry.bytes
    scanner = TokenScanner(of: entry.bytes, file: entry.number)
  }

  /// Takes the next token; nil when all are taken.
  @inline(__always)
  mutating func take() -> RawToken? {
    if !replays.isEmpty, let token = takeImported() { return token }
    // A copy, because the span borrows all of `self`.
    var scanner = scanner
    let token = scanner.next(in: entry.span)
    self.scanner = scanner
    return token
  }

  // Apart, so that the compiler does not prepare `replays` for a change with each token.
  @inline(never)
  private mutating func takeImported() -> RawToken? {
    while let last = replays.indices.last {
      if let token = replays[last].next() { return token }
      replays.removeLast()
    }
    return nil
  }

  /// Puts tokens before those that are still to be taken.
  mutating func insert(_ tokens: [TokenRun]) {
    while let last = replays.last, last.isAtEnd { replays.removeLast() }
    if !tokens.isEmpty { replays.append(TokenReader(tokens)) }
  }
}
