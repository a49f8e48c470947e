import Corefile
import StanzaSyntax

/// The event and the command of `on`; CoreDNS does not name the plugin in what it says.
struct OnStanza: StanzaCode {
  var takesLine: Bool { true }

  func takeLine(
    _ reading: inout StanzaReading, _ dispenser: inout Dispenser
  ) throws(StanzaRefusal) {
    func refusal(_ words: String) -> StanzaRefusal {
      var message = StanzaMessage("invalid-event", words, hasPosition: true)
      message.prefix = .none
      return message.refusal(at: dispenser.token, dispenser)
    }
    func argumentError() -> StanzaRefusal {
      var refusal = StanzaRefusal(dispenser.argumentError())
      refusal.prefix = .none
      return refusal
    }
    guard dispenser.nextArg() else { throw argumentError() }
    guard ["startup", "shutdown", "certrenew"].contains(dispenser.value.lowercased()) else {
      throw refusal(
        "Wrong event name or event not supported: '\(dispenser.value)'")
    }
    let text = dispenser.remainingArgs().joined(separator: " ")
    if let problem = ShellWords.problem(text) { throw refusal(problem) }
  }
}
