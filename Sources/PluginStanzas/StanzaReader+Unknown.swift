import Corefile
import StanzaSyntax

extension StanzaReader {
  /// Reads a word that is no property of this version.
  mutating func readUnknown(_ reading: inout StanzaReading) throws(StanzaRefusal) {
    if let code = prepared.table.code, code.takeOther(&reading, &dispenser) { return }
    switch prepared.table.unknownProperty {
    case .message(let message): throw unknownProperty(message)
    case .ignored:
      guard let token = dispenser.token,
        reading.findings.last?.location?.line != token.location.line
      else { return }
      let near = DirectiveList(prepared.table.properties.map(\.name)).suggestion(for: token.text)
      reading.findings.append(
        StanzaMessage(
          "no-effect", "\(prepared.table.plugin) has no property \(token.text): CoreDNS ignores it",
          fix: near.map { "write \($0)" } ?? "remove it"
        ).finding(at: token))
    }
  }

  /// The property that is not known, with the version that would know it.
  private func unknownProperty(_ message: StanzaMessage) -> StanzaRefusal {
    let text = dispenser.value
    var refusal = message.refusal(
      at: dispenser.token, dispenser,
      [
        "text": text, "property": text, "lower": text.lowercased(),
        "quoted": GoQuotation.quoted(text),
      ])
    guard let property = prepared.table.property(text) else { return refusal }
    if let version, let since = property.since, version < since {
      refusal.diagnostic.notes.append("`\(text)` needs CoreDNS \(since), this is \(version)")
    } else if let removed = property.removedIn {
      refusal.diagnostic.notes.append("`\(text)` was removed in CoreDNS \(removed)")
    }
    return refusal
  }
}
