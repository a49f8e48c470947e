/// The tokens of the entry file with imported ones put in their place as the parser meets them.
///
/// Caddy splices imported tokens into one array; this keeps a stack of what is still to be read,
/// so that neither a large file nor a chain of imports costs a copy.
struct TokenStream {
  /// Imported tokens of which those before `index` are read.
  private struct Replay {
    var tokens: [RawToken]
    var index = 0
  }

  private let entry: [UInt8]
  private var scanner: TokenScanner
  private var replays: [Replay] = []

  init(entry: [UInt8], file: UInt32) {
    self.entry = entry
    scanner = TokenScanner(of: entry, file: file)
  }

  /// Takes the next token; nil when all are taken.
  mutating func take() -> RawToken? {
    while let last = replays.indices.last {
      let index = replays[last].index
      if index < replays[last].tokens.count {
        replays[last].index += 1
        return replays[last].tokens[index]
      }
      replays.removeLast()
    }
    // A copy, because the span borrows all of `self`.
    var scanner = scanner
    let token = scanner.next(in: entry.span)
    self.scanner = scanner
    return token
  }

  /// Puts tokens before those that are still to be taken.
  mutating func putBack(_ tokens: [RawToken]) {
    while let last = replays.last, last.index >= last.tokens.count { replays.removeLast() }
    if !tokens.isEmpty { replays.append(Replay(tokens: tokens)) }
  }
}
