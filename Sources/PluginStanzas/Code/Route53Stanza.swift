import Corefile

/// `route53` takes `ZONE:ID` words.
struct Route53Stanza: StanzaCode {
  var ownArguments: Set<String> { ["aws_access_key", "credentials"] }

  func checkLine(
    _ reading: inout StanzaReading, _ words: [Token], _ dispenser: Dispenser
  ) throws(StanzaRefusal) {
    let zones = CloudZones(invalid: "invalid zone", conflict: "conflict zone", parts: 2)
    try zones.check(words, &reading, dispenser)
  }

  func takeArguments(
    of property: String, _ reading: inout StanzaReading, _ dispenser: inout Dispenser
  ) throws(StanzaRefusal) {
    switch property {
    case "aws_access_key": try takeAccessKey(&dispenser)
    case "credentials": try takeCredentials(&dispenser)
    default: break
    }
  }

  func check(
    _ property: String, _ words: [Token], _ reading: inout StanzaReading, _ dispenser: Dispenser
  ) throws(StanzaRefusal) {
    guard property == "refresh" else { return }
    var check = WordCheck(.seconds)
    check.durations.least = .zero
    check.durations.excludesLeast = true
    check.invalid = StanzaMessage(
      "invalid-value", "Unable to parse duration: {reason}", hasPosition: true)
    check.tooSmall = StanzaMessage(
      "out-of-range", "refresh interval must be greater than 0: \"{value}\"", hasPosition: true)
    try check.check(words[0], dispenser, StanzaSurroundings())
  }

  private func takeAccessKey(_ dispenser: inout Dispenser) throws(StanzaRefusal) {
    let words = dispenser.remainingArgs()
    guard words.count < 2 else { return }
    throw StanzaRefusal(
      dispenser.error(
        "invalid access key: '[\(words.joined(separator: " "))]'", id: "invalid-value"))
  }

  private func takeCredentials(_ dispenser: inout Dispenser) throws(StanzaRefusal) {
    guard dispenser.nextArg() else {
      var refusal = StanzaRefusal(dispenser.argumentError())
      refusal.prefix = .none
      throw refusal
    }
    _ = dispenser.nextArg()
  }
}
