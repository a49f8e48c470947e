extension Dispenser {
  /// Moves to the next token, on whatever line it is.
  ///
  /// False when all are consumed.
  public mutating func next() -> Bool {
    hasStarted = true
    return move { _, _ in true }
  }

  /// Moves to the next token if it is on the line of the current one.
  ///
  /// Before the first token it moves to it and is true, even where there is none, as Caddy's is.
  public mutating func nextArg() -> Bool {
    moveToFirst() || move { $0.isOnSameLine(as: $1) }
  }

  /// Moves to the next token if it is on a later line than the current one, or in another file.
  public mutating func nextLine() -> Bool {
    moveToFirst() || move { $0.isBeforeLine(of: $1) }
  }

  /// Moves to the first token, where it is or is not.
  ///
  /// False if it was done before.
  private mutating func moveToFirst() -> Bool {
    guard !hasStarted else { return false }
    hasStarted = true
    token = rest.next()
    return true
  }

  /// Moves to the next token if there is one and the condition holds for the current one and it.
  private mutating func move(where condition: (Token, Token) -> Bool) -> Bool {
    var ahead = rest
    guard let next = ahead.next() else { return false }
    if let token, !condition(token, next) { return false }
    token = next
    rest = ahead
    return true
  }

  /// Moves to the next token of the brace block that opens on this line or is already open.
  ///
  /// Meant as the condition of a loop: false on the closing brace, when there is no block, and
  /// when the tokens end. An empty block `{ }` is consumed and gives false at once. Blocks inside
  /// the block are not understood: their `}` ends this one, as in Caddy.
  public mutating func nextBlock() -> Bool {
    if nesting > 0 {
      guard next() else { return false }
      if value == "}" {
        nesting -= 1
        return false
      }
      return true
    }
    var ahead = rest
    guard let brace = argument(&ahead), brace.text == "{" else { return false }
    take(brace, ahead)
    guard next(), value != "}" else { return false }
    nesting += 1
    return true
  }

  /// The arguments that are left on the line, up to an opening brace, which stays unread.
  public mutating func remainingArgs() -> [String] {
    remainingArgTokens().map(\.text)
  }

  /// The same as `remainingArgs()`, with where each argument is.
  public mutating func remainingArgTokens() -> [Token] {
    var arguments: [Token] = []
    var ahead = rest
    while let argument = argument(&ahead), argument.text != "{" {
      arguments.append(argument)
      take(argument, ahead)
    }
    // As after `nextArg()`, which is true before the first token though there is none.
    if rest.isAtEnd { hasStarted = true }
    return arguments
  }

  /// The next token if it is on the line of the current one, and before the first token that one.
  private func argument(_ ahead: inout TokenList.Iterator) -> Token? {
    guard let next = ahead.next() else { return nil }
    if hasStarted, let token, !token.isOnSameLine(as: next) { return nil }
    return next
  }

  /// Moves to a token, behind which stands `ahead`.
  private mutating func take(_ token: Token, _ ahead: TokenList.Iterator) {
    self.token = token
    rest = ahead
    hasStarted = true
  }

  /// Exactly the next `count` arguments of the line, or nil where there are fewer.
  ///
  /// Those that were there are consumed either way; an opening brace counts as one, as in Caddy's
  /// `Args`.
  public mutating func args(_ count: Int) -> [String]? {
    var arguments: [String] = []
    while arguments.count < count {
      guard nextArg() else { return nil }
      arguments.append(value)
    }
    return arguments
  }
}
