import Corefile

/// The folder that `root` names must not be below a file.
struct RootStanza: StanzaCode {
  func checkLine(
    _ reading: inout StanzaReading, _ words: [Token], _ dispenser: Dispenser
  ) throws(StanzaRefusal) {
    guard let word = words.first, reading.surroundings.isBelowFile(word.text) else { return }
    throw StanzaRefusal(
      dispenser.error(
        "unable to access root path '\(word.text)': stat \(word.text): not a directory",
        id: "invalid-root"))
  }
}
