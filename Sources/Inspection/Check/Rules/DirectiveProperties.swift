import Corefile

extension ParsedCorefile {
  /// The properties of a directive's blocks, each with its words.
  func properties(of directive: Directive) -> [(name: Token, words: [Token])] {
    var dispenser = dispenser(for: directive)
    var properties: [(name: Token, words: [Token])] = []
    while dispenser.next() {
      _ = dispenser.remainingArgs()
      while dispenser.nextBlock() {
        guard let name = dispenser.token else { continue }
        properties.append((name, dispenser.remainingArgTokens()))
      }
    }
    return properties
  }

  /// The words of the line of a directive's first stanza.
  func words(of directive: Directive) -> [Token] {
    var dispenser = dispenser(for: directive)
    return dispenser.next() ? dispenser.remainingArgTokens() : []
  }
}
