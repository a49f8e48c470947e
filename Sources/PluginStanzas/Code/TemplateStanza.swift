import Corefile
import StanzaSyntax

/// The class and the type of `template` are checked as they are taken.
struct TemplateStanza: StanzaCode {
  var takesLine: Bool { true }

  func takeLine(
    _ reading: inout StanzaReading, _ dispenser: inout Dispenser
  ) throws(StanzaRefusal) {
    guard dispenser.nextArg() else { throw StanzaRefusal(dispenser.argumentError()) }
    guard RecordNames.classNumber(named: dispenser.value) != nil else {
      throw StanzaRefusal(
        dispenser.error("invalid query class \(dispenser.value)", id: "invalid-class"))
    }
    guard dispenser.nextArg() else { throw StanzaRefusal(dispenser.argumentError()) }
    guard RecordNames.type(named: dispenser.value) != nil else {
      throw StanzaRefusal(
        dispenser.error("invalid RR class \(dispenser.value)", id: "invalid-type"))
    }
    reading.line = dispenser.remainingArgTokens()
  }
}
