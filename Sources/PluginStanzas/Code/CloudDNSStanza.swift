import Corefile

/// `clouddns` takes `DNS:PROJECT:ZONE` words.
struct CloudDNSStanza: StanzaCode {
  func checkLine(
    _ reading: inout StanzaReading, _ words: [Token], _ dispenser: Dispenser
  ) throws(StanzaRefusal) {
    let zones = CloudZones(invalid: "invalid zone", conflict: "conflict zone", parts: 3)
    try zones.check(words, &reading, dispenser)
  }
}
