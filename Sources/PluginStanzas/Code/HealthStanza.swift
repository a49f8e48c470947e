import Corefile
import StanzaSyntax

/// The address of `health`, which CoreDNS listens at and asks itself.
struct HealthStanza: StanzaCode {
  func finish(
    _ reading: inout StanzaReading, _ dispenser: inout Dispenser
  ) throws(StanzaRefusal) {
    if let word = reading.line.first, let problem = GoURL.problem("http://\(word.text)") {
      reading.failStart(problem, at: word, dispenser)
    }
    try ListenerStanza().finish(&reading, &dispenser)
  }
}
