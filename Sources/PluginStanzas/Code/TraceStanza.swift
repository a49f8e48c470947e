import Corefile

/// Of two words on the line of `trace` the first is a type.
struct TraceStanza: StanzaCode {
  func checkLine(
    _: inout StanzaReading, _ words: [Token], _ dispenser: Dispenser
  ) throws(StanzaRefusal) {
    guard words.count == 2, !["zipkin", "datadog"].contains(words[0].text.lowercased()) else {
      return
    }
    throw StanzaMessage(
      "invalid-value", "tracing endpoint type '\(words[0].text.lowercased())' is not supported"
    ).refusal(at: words[0], dispenser)
  }
}
