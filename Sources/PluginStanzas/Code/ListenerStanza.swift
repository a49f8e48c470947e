import Corefile

/// Listeners of their own open when CoreDNS starts.
struct ListenerStanza: StanzaCode {
  func finish(
    _ reading: inout StanzaReading, _ dispenser: inout Dispenser
  ) throws(StanzaRefusal) {
    guard let word = reading.line.first, let problem = portProblem(word.text) else { return }
    reading.failStart(problem, at: word, dispenser)
  }

  /// What Go says of a port when it listens there; nil for one that may do.
  private func portProblem(_ address: String) -> String? {
    let port =
      address.utf8.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
      .last.map { String($0) ?? "" } ?? ""
    guard !port.isEmpty else { return nil }
    guard let number = Int(port) else { return nil }
    return (0...65_535).contains(number) ? nil : "listen tcp: address \(port): invalid port"
  }
}

extension StanzaReading {
  /// Notes what makes CoreDNS fail when it starts to listen, which it says without the plugin's name.
  mutating func failStart(_ words: String, at word: Token, _ dispenser: Dispenser) {
    var message = StanzaMessage("invalid-address", words)
    (message.stage, message.prefix) = (.start, .none)
    startFaults.append(message.refusal(at: word, dispenser))
  }
}
