import Corefile

extension Dispenser {
  /// Takes the words of a line, as many as there have to be; throws where there are others.
  mutating func take(_ line: StanzaLine) throws(StanzaRefusal) -> [Token] {
    var words: [Token] = []
    switch line.takes {
    case .rest: words = remainingArgTokens()
    case .leading:
      if nextArg(), let token { words = [token] + remainingArgTokens() }
    case .next, .line:
      let most = (line.arguments.most ?? line.arguments.least) + (line.takes == .line ? 1 : 0)
      while words.count < most, nextArg(), let token { words.append(token) }
    }
    guard line.arguments.allow(words.count) else {
      throw line.wrongCount?.refusal(at: token, self, ["text": value])
        ?? StanzaRefusal(argumentError())
    }
    return words
  }
}
