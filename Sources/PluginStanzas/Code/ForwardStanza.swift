import Corefile
import StanzaSyntax

/// What `forward` takes: a zone and the servers behind it.
struct ForwardStanza: StanzaCode {
  var takesLine: Bool { true }

  func takeLine(
    _ reading: inout StanzaReading, _ dispenser: inout Dispenser
  ) throws(StanzaRefusal) {
    try reading.takeServers(allowing: ["dns", "tls"], &dispenser)
  }

  func check(
    _ property: String, _ words: [Token], _ reading: inout StanzaReading, _ dispenser: Dispenser
  ) throws(StanzaRefusal) {
    switch property {
    case "except":
      for word in words { reading.reviewZone(word, isFirstOnly: false) }
    case "health_check": try checkHealthCheck(words, dispenser)
    case "tls": try reading.checkTLS(words, dispenser)
    default: break
    }
  }

  func finish(
    _ reading: inout StanzaReading, _ dispenser: inout Dispenser
  ) throws(StanzaRefusal) {
    try reading.checkServerCount(dispenser)
  }

  private func checkHealthCheck(
    _ words: [Token], _ dispenser: Dispenser
  ) throws(StanzaRefusal) {
    var check = WordCheck(.duration)
    check.durations.least = .zero
    check.tooSmall = StanzaMessage(
      "out-of-range", "health_check can't be negative: {number}")
    try check.check(words[0], dispenser, StanzaSurroundings())
    var rest = words.dropFirst()
    while let option = rest.popFirst() {
      switch option.text {
      case "no_rec": continue
      case "domain":
        guard let name = rest.popFirst() else { throw StanzaRefusal(dispenser.argumentError()) }
        guard !DomainName.isValid(name.text) else { continue }
        throw StanzaMessage(
          "invalid-value", "health_check: invalid domain name \(name.text)"
        ).refusal(at: name, dispenser)
      default:
        throw StanzaMessage("invalid-value", "health_check: unknown option \(option.text)")
          .refusal(at: option, dispenser)
      }
    }
  }
}
