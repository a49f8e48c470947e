import Corefile
import StanzaSyntax

/// The first word of `cache` is a time where it is a number, else the first of its zones.
struct CacheStanza: StanzaCode {
  func check(
    _ property: String, _ words: [Token], _ reading: inout StanzaReading, _ dispenser: Dispenser
  ) throws(StanzaRefusal) {
    guard property == "prefetch", words.count > 2 else { return }
    try checkPercentage(words[2], dispenser)
  }

  func checkLine(
    _: inout StanzaReading, _ words: [Token], _ dispenser: Dispenser
  ) throws(StanzaRefusal) {
    guard let first = words.first, let seconds = try? GoNumber.integer(first.text), seconds <= 0
    else { return }
    throw StanzaMessage("out-of-range", "cache TTL can not be zero or negative: \(seconds)")
      .refusal(at: first, dispenser)
  }

  private func checkPercentage(
    _ word: Token, _ dispenser: Dispenser
  ) throws(StanzaRefusal) {
    guard let last = word.text.utf8.last else {
      var message = StanzaMessage(
        "prefetch-crash", "runtime error: index out of range [-1]",
        says: "an empty percentage makes CoreDNS crash")
      message.isCrash = true
      throw message.refusal(at: word, dispenser)
    }
    guard last == UInt8(ascii: "%") else {
      throw StanzaMessage(
        "invalid-value",
        "last character of percentage should be `%`, but is: \(GoQuotation.quoted(Character(Unicode.Scalar(last))))"
      ).refusal(at: word, dispenser)
    }
    let percentage: Int
    do { percentage = try GoNumber.integer(String(word.text.dropLast())) } catch {
      throw StanzaMessage("invalid-value", error.message).refusal(at: word, dispenser)
    }
    guard (10...90).contains(percentage) else {
      throw StanzaMessage(
        "out-of-range", "percentage should fall in range [10, 90]: \(percentage)"
      ).refusal(at: word, dispenser)
    }
  }
}
