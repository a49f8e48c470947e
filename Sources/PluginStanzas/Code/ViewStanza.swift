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
    let first = problem.split(separator: "\n").first.map(String.init)
    throw StanzaMessage("invalid-expression", problem, says: first)
      .refusal(at: words.first ?? reading.directive, dispenser)
  }
}
