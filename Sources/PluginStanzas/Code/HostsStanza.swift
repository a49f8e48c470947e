import Corefile

/// A line of `hosts` that is no property is an entry, until `fallthrough` was set.
struct HostsStanza: StanzaCode {
  func takeOther(_ reading: inout StanzaReading, _ dispenser: inout Dispenser) -> Bool {
    guard reading.texts("fallthrough")?.isEmpty ?? true else { return false }
    _ = dispenser.remainingArgTokens()
    return true
  }
}
