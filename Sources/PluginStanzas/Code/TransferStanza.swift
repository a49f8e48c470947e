import Corefile

/// Who may transfer zones.
struct TransferStanza: StanzaCode {
  func check(
    _ property: String, _ words: [Token], _ reading: inout StanzaReading, _ dispenser: Dispenser
  ) throws(StanzaRefusal) {
    guard property == "to" else { return }
    for word in words where word.text != "*" {
      try WordCheck(.address).check(word, dispenser, reading.surroundings)
    }
  }

  func finish(
    _ reading: inout StanzaReading, _ dispenser: inout Dispenser
  ) throws(StanzaRefusal) {
    guard !reading.sets("to") else { return }
    var message = StanzaMessage("missing-property", "'to' is required", hasPosition: true)
    message.prefix = .twice
    throw message.refusal(at: reading.directive, dispenser)
  }
}
