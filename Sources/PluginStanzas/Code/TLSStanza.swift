import Corefile

/// What comes to a server over TLS.
struct TLSStanza: StanzaCode {
  func finish(
    _ reading: inout StanzaReading, _ dispenser: inout Dispenser
  ) throws(StanzaRefusal) {
    try reading.checkTLS(reading.line, dispenser)
  }
}
