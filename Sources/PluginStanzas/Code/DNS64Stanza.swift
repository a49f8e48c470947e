import Corefile
import StanzaSyntax

/// A prefix on the line of `dns64` makes each line of its block another stanza.
struct DNS64Stanza: StanzaCode {
  var readsBlock: Bool { true }

  func checkLine(
    _: inout StanzaReading, _ words: [Token], _ dispenser: Dispenser
  ) throws(StanzaRefusal) {
    if let word = words.first { try checkPrefix(word, dispenser) }
  }

  func readBlock(
    _ reading: inout StanzaReading, _ dispenser: inout Dispenser
  ) throws(StanzaRefusal) {
    guard reading.line.isEmpty else { return }
    while dispenser.nextBlock() {
      switch dispenser.value {
      case "prefix":
        guard dispenser.nextArg(), let word = dispenser.token else {
          throw StanzaRefusal(dispenser.argumentError())
        }
        try checkPrefix(word, dispenser)
      case "translate_all", "allow_ipv4": continue
      default:
        throw StanzaRefusal(
          dispenser.error("unknown property '\(dispenser.value)'", id: "unknown-property"))
      }
    }
  }

  private func checkPrefix(_ word: Token, _ dispenser: Dispenser) throws(StanzaRefusal) {
    guard let problem = DNS64Prefix.problem(word.text) else { return }
    throw StanzaMessage("invalid-prefix", problem.text, hasPosition: problem.hasPosition)
      .refusal(at: word, dispenser)
  }
}
