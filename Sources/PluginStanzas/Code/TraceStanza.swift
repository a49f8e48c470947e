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

  /// Zipkin's reporter makes a ticker of the interval when CoreDNS starts.
  func finish(
    _ reading: inout StanzaReading, _ dispenser: inout Dispenser
  ) throws(StanzaRefusal) {
    guard let word = reading.occurrences["zipkin_max_batch_interval"]?.last?.arguments.first,
      let interval = try? GoDuration.parse(word.text), interval < .zero,
      reading.line.count < 2 || reading.line[0].text.lowercased() == "zipkin"
    else { return }
    var message = StanzaMessage(
      "batch-interval-crash", "non-positive interval for NewTicker",
      says: "a zipkin_max_batch_interval below 0 makes CoreDNS crash when it starts")
    (message.isCrash, message.stage) = (true, .start)
    reading.startFaults.append(message.refusal(at: word, dispenser))
  }
}
