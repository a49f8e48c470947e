extension Parser {
  /// Collects the tokens of a directive: its line, and the brace block that opens on it.
  ///
  /// A brace at the start of the next line opens the directive's block too, as in Caddy.
  mutating func parseDirective() throws(CorefileFailure) {
    guard let nameToken = current else { return }
    let name = try replacedValue()
    let (slot, isKnown) = directives.slot(for: name, known: knownDirectives)
    if !isKnown { try reportUnknown(name) }
    // The stored name is as written: Caddy replaces the environment only in what follows it.
    directives.append(nameToken, to: slot, from: texts)
    try collectTokens(for: slot)
  }

  /// Collects what follows a directive's name, up to the end of the directive.
  private mutating func collectTokens(for slot: Int) throws(CorefileFailure) {
    var nesting = 0
    while advance(), let kind = current?.kind {
      if kind == .openingBrace {
        nesting += 1
      } else if nesting == 0, startsLine {
        rereads = true
        return
      } else if kind == .closingBrace {
        guard nesting > 0 else {
          throw failure(
            "Unexpected '}' because no matching opening brace", id: "unmatched-brace")
        }
        nesting -= 1
      } else if kind == .importing, startsLine {
        try expandImport()
        continue
      }
      try replaceEnvironmentInCurrent()
      if let current { directives.append(current, to: slot, from: texts) }
    }
    if nesting > 0 { throw endOfFileFailure() }
  }

  /// Fails or warns, as the settings have it, at the name of a directive that is not known.
  private mutating func reportUnknown(_ name: String) throws(CorefileFailure) {
    switch unknownDirectives {
    case .accepted:
      return
    case .error:
      throw failure(
        "Unknown directive '\(name)'", id: "unknown-directive",
        fix: knownDirectives.suggestion(for: name))
    case .warning:
      guard let current, warnings.hasRoom(at: current) else { return }
      warnings.append(
        Diagnostic(
          .warning, id: "unknown-directive", "Unknown directive '\(name)'", at: location,
          length: Token.width(of: value),
          notes: ["CoreDNS refuses it unless it was built with a plugin of that name"],
          fix: knownDirectives.suggestion(for: name)))
    }
  }
}
