import Corefile

/// The servers that `secondary` has its zones from.
struct SecondaryStanza: StanzaCode {
  func skips(_ word: String) -> Bool { word != "secondary" }

  var ownArguments: Set<String> { ["transfer"] }

  func takeArguments(
    of property: String, _ reading: inout StanzaReading, _ dispenser: inout Dispenser
  ) throws(StanzaRefusal) {
    guard dispenser.nextArg() else { throw StanzaRefusal(dispenser.argumentError()) }
    guard dispenser.value == "from" else {
      throw StanzaRefusal(
        dispenser.error("unknown property \(dispenser.value)", id: "unknown-property"))
    }
    let words = dispenser.remainingArgTokens()
    guard !words.isEmpty else { throw StanzaRefusal(dispenser.argumentError()) }
    for word in words {
      guard word.text != "*" else {
        throw StanzaMessage("invalid-value", "can't use '*' in transfer from")
          .refusal(at: word, dispenser)
      }
      try WordCheck(.address).check(word, dispenser, reading.surroundings)
    }
    reading.serverCount += words.count
  }

  func finish(
    _ reading: inout StanzaReading, _ dispenser: inout Dispenser
  ) throws(StanzaRefusal) {
    guard reading.serverCount == 0 else { return }
    throw StanzaRefusal(
      dispenser.error(
        "secondary zones require a transfer from property", id: "missing-property"))
  }
}
