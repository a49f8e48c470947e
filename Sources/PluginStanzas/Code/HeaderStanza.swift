import Corefile

/// Each line of `header` is a rule; words on the directive's line are stanzas without one.
struct HeaderStanza: StanzaCode {
  var takesLine: Bool { true }
  var readsBlock: Bool { true }

  func readBlock(
    _ reading: inout StanzaReading, _ dispenser: inout Dispenser
  ) throws(StanzaRefusal) {
    var rules = 0
    repeat {
      while dispenser.nextBlock() {
        try checkHeaderRule(dispenser.token, dispenser.remainingArgTokens(), dispenser)
        rules += 1
      }
    } while rules == 0 && dispenser.next()
    guard rules > 0 else { throw StanzaRefusal(dispenser.argumentError()) }
  }

  private func checkHeaderRule(
    _ selector: Token?, _ words: [Token], _ dispenser: Dispenser
  ) throws(StanzaRefusal) {
    let selected = selector?.text.lowercased() ?? ""
    func refusal(_ words: String, at token: Token?) -> StanzaRefusal {
      StanzaMessage("invalid-rule", "setting up rule: \(words)").refusal(at: token, dispenser)
    }
    guard ["query", "response"].contains(selected) else {
      throw refusal(
        "invalid selector=\(selected) should be query or response", at: selector)
    }
    guard let action = words.first, !action.text.isEmpty else {
      throw refusal("no flag action provided", at: selector)
    }
    guard words.count > 1 else {
      throw refusal("invalid length for flags, at least one should be provided", at: action)
    }
    guard ["set", "clear"].contains(action.text.lowercased()) else {
      throw refusal(
        "unknown flag action=\(action.text.lowercased()), should be set or clear", at: action)
    }
    for word in words.dropFirst() where !["aa", "ra", "rd"].contains(word.text.lowercased()) {
      throw refusal("unknown/unsupported flag=\(word.text.lowercased())", at: word)
    }
  }
}
