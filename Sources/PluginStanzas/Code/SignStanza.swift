import Corefile
import StanzaSyntax

/// The keys of `sign`.
struct SignStanza: StanzaCode {
  var ownArguments: Set<String> { ["key"] }

  func takeArguments(
    of property: String, _ reading: inout StanzaReading, _ dispenser: inout Dispenser
  ) throws(StanzaRefusal) {
    var ahead = dispenser
    if ahead.nextArg(), ahead.value == "directory" {
      throw StanzaMessage("not-implemented", "directory: not implemented")
        .refusal(at: dispenser.token, dispenser)
    }
    for word in try dispenser.takeKeys(alsoFrom: []) {
      _ = try reading.signingKey(word, dispenser, DNSKeyFile.sign)
    }
  }
}

extension Dispenser {
  /// The words behind `key file`; none for another source, which CoreDNS takes without a word.
  mutating func takeKeys(
    alsoFrom sources: [String]
  ) throws(StanzaRefusal) -> [Token] {
    guard nextArg() else { throw StanzaRefusal(argumentError()) }
    let source = value
    guard source == "file" || sources.contains(source) else { return [] }
    let words = remainingArgTokens()
    guard !words.isEmpty else { throw StanzaRefusal(argumentError()) }
    return source == "file" ? words : []
  }
}
