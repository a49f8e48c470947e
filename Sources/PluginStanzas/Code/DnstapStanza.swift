import Corefile
import StanzaSyntax

/// The endpoint of `dnstap` is a URL where it begins like one.
struct DnstapStanza: StanzaCode {
  func checkLine(
    _: inout StanzaReading, _ words: [Token], _ dispenser: Dispenser
  ) throws(StanzaRefusal) {
    let endpoint = words[0].text
    guard endpoint.hasPrefix("tcp://") || endpoint.hasPrefix("tls://"),
      GoURL.problem(endpoint) != nil
    else { return }
    throw StanzaRefusal(dispenser.argumentError())
  }
}
