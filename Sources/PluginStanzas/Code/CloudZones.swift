import Corefile
import StanzaSyntax

/// The zones of a cloud provider on a directive's line: words of several parts, each word once.
struct CloudZones {
  /// What is said of a word with other parts.
  let invalid: String
  /// What is said of a word that comes twice.
  let conflict: String
  /// How many parts a word has, with colons between them; the last may have more.
  let parts: Int

  func check(
    _ words: [Token], _ reading: inout StanzaReading, _ dispenser: Dispenser
  ) throws(StanzaRefusal) {
    for word in words {
      let quoted = GoQuotation.quoted(word.text)
      let found = word.text.split(
        separator: ":", maxSplits: parts - 1, omittingEmptySubsequences: false)
      guard found.count == parts, found.allSatisfy({ !$0.isEmpty }) else {
        throw StanzaRefusal(dispenser.error("\(invalid) \(quoted)", id: "invalid-zone"))
      }
      guard reading.uniqueNames.insert(word.text).inserted else {
        throw StanzaRefusal(dispenser.error("\(conflict) \(quoted)", id: "repeated-zone"))
      }
    }
  }
}
