import Corefile
import StanzaSyntax

/// The folder, the pattern and the template of `auto`.
struct AutoStanza: StanzaCode {
  var ownArguments: Set<String> { ["directory"] }

  func takeArguments(
    of property: String, _ reading: inout StanzaReading, _ dispenser: inout Dispenser
  ) throws(StanzaRefusal) {
    guard dispenser.nextArg(), let folder = dispenser.token else {
      throw StanzaRefusal(dispenser.argumentError())
    }
    let path = reading.surroundings.below(folder.text)
    if reading.surroundings.isBelowFile(path) {
      throw StanzaRefusal(
        dispenser.error(
          "Unable to access root path '\(path)': stat \(path): not a directory",
          id: "invalid-root"))
    }
    guard dispenser.nextArg(), let pattern = dispenser.token else { return }
    if let problem = GoRegularExpression.problem(in: pattern.text) {
      throw StanzaMessage("invalid-value", problem).refusal(at: pattern, dispenser)
    }
    guard (GoRegularExpression.groupCount(of: pattern.text) ?? 0) > 0 else {
      throw StanzaRefusal(
        dispenser.error("Need at least one sub expression", id: "invalid-value"))
    }
    guard dispenser.nextArg(), !dispenser.nextArg() else {
      throw StanzaRefusal(dispenser.argumentError())
    }
  }
}
