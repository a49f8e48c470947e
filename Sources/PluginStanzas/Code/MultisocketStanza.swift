import Corefile

/// The number of `multisocket` is looked at when nothing comes behind it.
struct MultisocketStanza: StanzaCode {
  func finish(
    _ reading: inout StanzaReading, _ dispenser: inout Dispenser
  ) throws(StanzaRefusal) {
    var ahead = dispenser
    guard let word = reading.line.first, !ahead.next() else { return }
    var check = WordCheck(.integer)
    check.numbers.least = 1
    check.invalid = StanzaMessage("invalid-value", "invalid num sockets: {reason}")
    check.tooSmall = StanzaMessage(
      "out-of-range", "num sockets can not be zero or negative: {number}")
    try check.check(word, dispenser, reading.surroundings)
  }
}
