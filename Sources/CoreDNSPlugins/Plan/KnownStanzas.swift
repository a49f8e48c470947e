import Corefile

/// What was found in stanzas of one plugin, for others that have the same words.
struct KnownStanzas {
  private struct Stanza: Hashable {
    var text: TokenListText
    /// The folder that paths start from.
    var root: String
  }

  private struct Outcome {
    var line: Int
    var findings: [Diagnostic]
  }

  private var outcomes: [Stanza: Outcome] = [:]

  /// Keeps what was found in a stanza.
  mutating func add(_ findings: [Diagnostic], of text: TokenListText, root: String) {
    outcomes[Stanza(text: text, root: root)] = Outcome(line: text.line, findings: findings)
  }

  /// What is to be found in another; nil where none with its words is known.
  func findings(of text: TokenListText, root: String) -> [Diagnostic]? {
    guard let outcome = outcomes[Stanza(text: text, root: root)] else { return nil }
    return outcome.findings.map { $0.moved(byLines: text.line - outcome.line) }
  }
}

extension Diagnostic {
  /// The same of a text that is so many lines further down.
  fileprivate func moved(byLines lines: Int) -> Diagnostic {
    var moved = self
    moved.location?.line += lines
    for index in moved.edits.indices { moved.edits[index].location.line += lines }
    return moved
  }
}
