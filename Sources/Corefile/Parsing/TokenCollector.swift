/// Collects tokens of the parser, those that follow one another in a file as one run.
struct TokenCollector {
  private var finished: [TokenRun] = []
  private var replacements: [TokenList.Replacement] = []
  private var run: TokenRun?
  /// The number of the token that would go on with the run, and its file.
  private var next: UInt32 = 0
  private var file: UInt32 = 0
  private(set) var count = 0

  /// The runs so far.
  var runs: [TokenRun] { run.map { finished + [$0] } ?? [] }

  /// What was collected.
  var list: TokenList {
    guard finished.isEmpty, replacements.isEmpty, let run else {
      return TokenList(runs: runs, replacements: replacements)
    }
    return TokenList(run: run)
  }

  /// Adds a token.
  ///
  /// - Parameter text: The token's text where it is not the one in `texts`.
  mutating func append(_ token: RawToken, from texts: borrowing TokenTexts, text: String? = nil) {
    if token.form == .replaced || text != nil {
      replacements.append(
        TokenList.Replacement(position: count, text: text ?? texts.text(of: token)))
    }
    count += 1
    if token.number == next, token.file == file, run != nil {
      run?.append(token)
    } else {
      if let run { finished.append(run) }
      run = TokenRun(token, of: texts.source(of: token))
      file = token.file
    }
    next = token.number + 1
  }
}
