import Corefile
import StanzaSyntax

/// What `loadbalance` takes depends on its policy.
struct LoadBalanceStanza: StanzaCode {
  var readsBlock: Bool { true }

  func readBlock(
    _ reading: inout StanzaReading, _ dispenser: inout Dispenser
  ) throws(StanzaRefusal) {
    let words = reading.line
    switch words.first?.text {
    case nil: break
    case "round_robin":
      guard words.count == 1 else {
        throw StanzaRefusal(
          dispenser.error("unknown property for round_robin", id: "unexpected-argument"))
      }
    case "weighted": try readWeighted(&reading, &dispenser)
    case let policy?:
      throw StanzaMessage("invalid-value", "unknown policy: \(policy)")
        .refusal(at: words[0], dispenser)
    }
    try readPreferences(&dispenser)
  }

  private func readPreferences(_ dispenser: inout Dispenser) throws(StanzaRefusal) {
    while dispenser.nextBlock() {
      guard dispenser.value == "prefer" else {
        throw StanzaRefusal(
          dispenser.error("unknown property '\(dispenser.value)'", id: "unknown-property"))
      }
      for word in dispenser.remainingArgTokens() {
        guard let problem = CIDR.problem(word.text) else { continue }
        throw StanzaRefusal(
          dispenser.error(
            "invalid CIDR \(GoQuotation.quoted(word.text)): \(problem)", id: "invalid-value"))
      }
    }
  }

  private func readWeighted(
    _ reading: inout StanzaReading, _ dispenser: inout Dispenser
  ) throws(StanzaRefusal) {
    func refusal(_ words: String, _ id: String) -> StanzaRefusal {
      StanzaRefusal(dispenser.error(words, id: id))
    }
    guard reading.line.count > 1 else {
      throw refusal("missing weight file argument", "wrong-argument-count")
    }
    guard reading.line.count == 2 else {
      throw refusal("unexpected argument(s)", "wrong-argument-count")
    }
    var reload = Duration.seconds(30)
    while dispenser.nextBlock() {
      guard dispenser.value == "reload" else {
        throw refusal("unknown property '\(dispenser.value)'", "unknown-property")
      }
      let words = dispenser.remainingArgTokens()
      guard let word = words.first else {
        throw refusal("reload duration value is missing", "wrong-argument-count")
      }
      guard words.count == 1 else { throw refusal("unexpected argument", "wrong-argument-count") }
      guard let duration = try? GoDuration.parse(word.text) else {
        throw refusal("invalid reload duration '\(word.text)'", "invalid-value")
      }
      reload = duration
    }
    reading.checkWeights(reload: reload, dispenser)
  }
}
