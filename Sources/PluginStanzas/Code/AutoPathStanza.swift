import Corefile
import StanzaSyntax

/// The resolv.conf, or the plugin, that `autopath` has its search list from.
struct AutoPathStanza: StanzaCode {
  func checkLine(
    _ reading: inout StanzaReading, _ words: [Token], _ dispenser: Dispenser
  ) throws(StanzaRefusal) {
    guard let word = words.last, !word.text.hasPrefix("@") else { return }
    do throws(StanzaSurroundings.FileProblem) {
      if try reading.surroundings.read(word.text) == nil { reading.noteFile(word) }
    } catch {
      throw StanzaMessage(
        "missing-file", "failed to parse \(GoQuotation.quoted(word.text)): \(error.message)"
      ).refusal(at: word, dispenser)
    }
  }
}
