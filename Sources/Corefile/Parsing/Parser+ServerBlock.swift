extension Parser {
  /// Parses keys and what belongs to them, from the first key on.
  mutating func parseBlock() throws(CorefileFailure) {
    try parseKeys()
    if endedInKeys { return }
    if let name = snippetName {
      try defineSnippet(name)
      keys = TokenCollector()
    } else {
      try parseContents()
    }
  }

  /// Parses the keys of a block, up to its brace, the end of their line, or the end.
  private mutating func parseKeys() throws(CorefileFailure) {
    var expectsAnother = false
    while true {
      let text = try replacedValue()
      if text == "import", startsLine {
        try expandImport()
        passImport()
        continue
      }
      if text == "{" {
        guard !expectsAnother else {
          throw failure(
            "Expected another address but had '{' - check for extra comma", id: "expected-address")
        }
        return
      }
      if !text.isEmpty {
        expectsAnother = text.utf8.last == UInt8(ascii: ",")
        appendKey(text, hasComma: expectsAnother)
      }
      guard advance() else {
        if expectsAnother { throw endOfFileFailure() }
        endedInKeys = true
        return
      }
      if !expectsAnother, startsLine { return }
    }
  }

  /// Adds the current token to the keys, with this text less the comma at its end.
  private mutating func appendKey(_ text: String, hasComma: Bool) {
    guard let current else { return }
    let key = hasComma ? String(decoding: text.utf8.dropLast(), as: UTF8.self) : text
    if keys.count == 0 { firstKey = key }
    keys.append(current, from: texts, text: hasComma || current.traits.contains(.brace) ? key : nil)
  }

  /// Moves to the first imported token.
  ///
  /// Among keys, Caddy then stands behind the last token of all where the import brought nothing
  /// and nothing follows.
  private mutating func passImport() {
    previous = current
    current = stream.take()
  }

  /// Parses directives, in braces or, for a file that is one block, without.
  private mutating func parseContents() throws(CorefileFailure) {
    let hasBraces = current?.kind == .openingBrace
    if !hasBraces { rereads = true }
    try parseDirectives()
    if hasBraces, current?.kind != .closingBrace { throw syntaxFailure(expected: "}") }
  }

  private mutating func parseDirectives() throws(CorefileFailure) {
    while advance() {
      switch current?.kind {
      case .closingBrace: return
      case .importing: try expandImport()
      default: try parseDirective()
      }
    }
  }
}
