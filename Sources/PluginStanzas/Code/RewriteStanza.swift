import Corefile
import StanzaSyntax

/// Each stanza of `rewrite` is a rule; one with fewer than two words goes on in its block.
struct RewriteStanza: StanzaCode {
  var readsBlock: Bool { true }

  func readBlock(
    _ reading: inout StanzaReading, _ dispenser: inout Dispenser
  ) throws(StanzaRefusal) {
    var words = reading.line
    if words.count < 2 {
      while dispenser.nextBlock() {
        if let token = dispenser.token { words.append(token) }
      }
    }
    guard
      let problem = RewriteRule.problem(
        words: words.map(\.text), regexProblem: GoRegularExpression.problem(in:),
        groupCount: { GoRegularExpression.groupCount(of: $0) ?? 0 })
    else { return }
    throw StanzaMessage("invalid-rewrite", problem)
      .refusal(at: words.first ?? reading.directive, dispenser)
  }
}
