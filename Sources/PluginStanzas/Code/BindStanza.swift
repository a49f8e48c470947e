import Corefile

/// The addresses of `bind` are looked at when the stanza has been read, and of several `except` the
/// last.
struct BindStanza: StanzaCode {
  func finish(
    _ reading: inout StanzaReading, _ dispenser: inout Dispenser
  ) throws(StanzaRefusal) {
    let excepted = reading.occurrences["except"]?.last?.arguments ?? []
    for word in reading.line + excepted {
      try WordCheck(.interface).check(word, dispenser, reading.surroundings)
    }
  }
}
