import Corefile

/// What `grpc` takes: a zone and the servers behind it, of any scheme.
struct GRPCStanza: StanzaCode {
  var takesLine: Bool { true }

  func takeLine(
    _ reading: inout StanzaReading, _ dispenser: inout Dispenser
  ) throws(StanzaRefusal) {
    try reading.takeServers(allowing: nil, &dispenser)
  }

  func check(
    _ property: String, _ words: [Token], _ reading: inout StanzaReading, _ dispenser: Dispenser
  ) throws(StanzaRefusal) {
    if property == "tls" { try reading.checkTLS(words, dispenser) }
  }

  func finish(
    _ reading: inout StanzaReading, _ dispenser: inout Dispenser
  ) throws(StanzaRefusal) {
    try reading.checkServerCount(dispenser)
  }
}
