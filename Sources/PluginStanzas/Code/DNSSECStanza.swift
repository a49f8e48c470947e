import Corefile
import StanzaSyntax

/// The keys of `dnssec`, which must be able to sign one of its zones.
struct DNSSECStanza: StanzaCode {
  var ownArguments: Set<String> { ["key"] }

  func takeArguments(
    of property: String, _ reading: inout StanzaReading, _ dispenser: inout Dispenser
  ) throws(StanzaRefusal) {
    for word in try dispenser.takeKeys(alsoFrom: ["aws_secretsmanager"]) {
      let key = try reading.signingKey(word, dispenser, DNSKeyFile.dnssec)
      if let key { reading.keys.append(key) }
    }
  }

  func finish(
    _ reading: inout StanzaReading, _ dispenser: inout Dispenser
  ) throws(StanzaRefusal) {
    // A second stanza is refused before the keys are looked at.
    var ahead = dispenser
    guard !ahead.next() else { return }
    for key in reading.keys {
      guard let problem = key.problem(zones: reading.zones) else { continue }
      throw StanzaMessage("idle-key", problem).refusal(at: reading.directive, dispenser)
    }
  }
}
