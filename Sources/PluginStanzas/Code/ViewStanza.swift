import Corefile
import StanzaSyntax

/// The expression of `view` is made of the words of all its lines.
struct ViewStanza: StanzaCode {
  func check(
    _ property: String, _ words: [Token], _ reading: inout StanzaReading, _ dispenser: Dispenser
  ) throws(StanzaRefusal) {
    guard property == "expr" else { return }
    let text = words.map(\.text).joined(separator: " ")
    guard let problem = ViewExpression.problem(in: text) else { return }
    throw StanzaMessage("invalid-expression", problem)
      .refusal(at: words.first ?? reading.directive, dispenser)
  }
}
