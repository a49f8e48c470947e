import Corefile
import StanzaSyntax

/// The addresses of `nomad` are URLs.
struct NomadStanza: StanzaCode {
  func check(
    _ property: String, _ words: [Token], _ reading: inout StanzaReading, _ dispenser: Dispenser
  ) throws(StanzaRefusal) {
    guard property == "address" else { return }
    for word in words {
      guard let problem = GoURL.problem(word.text) else { continue }
      throw StanzaMessage(
        "invalid-value", "plugin/nomad: invalid address '\(word.text)': \(problem)"
      ).refusal(at: word, dispenser)
    }
  }
}
