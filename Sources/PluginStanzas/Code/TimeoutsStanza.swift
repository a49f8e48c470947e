import Corefile

/// A time of `timeouts` is looked at before its name.
struct TimeoutsStanza: StanzaCode {
  var readsBlock: Bool { true }

  func readBlock(
    _ reading: inout StanzaReading, _ dispenser: inout Dispenser
  ) throws(StanzaRefusal) {
    var check = WordCheck(.seconds)
    check.durations.least = .seconds(1)
    check.durations.most = .seconds(24 * 3600)
    check.invalid = StanzaMessage(
      "invalid-value", "failed to parse duration '{text}'", hasPosition: true)
    check.tooSmall = StanzaMessage(
      "out-of-range", "timeout provided '{value}' needs to be between 1 second and 24 hours",
      hasPosition: true)
    var count = 0
    while dispenser.nextBlock() {
      let name = dispenser.value
      let words = dispenser.remainingArgTokens()
      guard words.count == 1 else { throw StanzaRefusal(dispenser.argumentError()) }
      try check.check(words[0], dispenser, reading.surroundings)
      guard ["read", "write", "idle"].contains(name) else {
        throw StanzaRefusal(
          dispenser.error("unknown option: '\(name)'", id: "unknown-property"))
      }
      count += 1
    }
    guard count == 0 else { return }
    var message = StanzaMessage(
      "missing-property", "timeouts block with no timeouts specified", hasPosition: true)
    message.prefix = .twice
    throw message.refusal(at: reading.directive, dispenser)
  }
}
