import Corefile
import StanzaSyntax

/// The number of `erratic`, and the duration of its delay.
struct ErraticStanza: StanzaCode {
  func check(
    _ property: String, _ words: [Token], _ reading: inout StanzaReading, _ dispenser: Dispenser
  ) throws(StanzaRefusal) {
    guard let first = words.first else { return }
    try checkAmount(first, dispenser)
    guard property == "delay", words.count > 1 else { return }
    try WordCheck(.duration).check(words[1], dispenser, reading.surroundings)
  }

  private func checkAmount(_ word: Token, _ dispenser: Dispenser) throws(StanzaRefusal) {
    do throws(GoNumber.Failure) {
      let number = try GoNumber.signed(word.text, bits: 32)
      guard number >= 0 else {
        throw GoNumber.Failure(
          message: "illegal amount value given \(GoQuotation.quoted(word.text))")
      }
    } catch {
      throw StanzaMessage("invalid-value", error.message).refusal(at: word, dispenser)
    }
  }
}
