extension Parser {
  /// Puts what the import at the current token brings in its place.
  ///
  /// Afterwards the token before the import is the current one again, so that `advance()` gives
  /// the first imported token.
  mutating func expandImport() throws(CorefileFailure) {
    let before = previous
    guard advanceOnSameLine() else {
      throw failure(
        "Wrong argument count or unexpected line ending after '\(value)'",
        id: "wrong-argument-count")
    }
    let pattern = try replacedValue()
    guard !pattern.isEmpty else {
      throw failure("Import requires a non-empty filepath", id: "empty-import")
    }
    guard !advanceOnSameLine() else {
      throw failure(
        "Import takes only one argument (glob pattern or file)", id: "wrong-argument-count")
    }
    let tokens: [TokenRun]
    if let snippet = snippets[pattern] {
      tokens = snippet
      guard importer.countSnippet() else { throw tooManySnippets() }
    } else {
      tokens = try importFiles(pattern)
    }
    guard importer.countTokens(tokens.reduce(0) { $0 + Int($1.count) }) else {
      throw failure(
        "imports bring more than \(importer.limits.importedTokens) tokens", id: "import-too-large")
    }
    stream.insert(tokens)
    current = before
  }

  private mutating func importFiles(_ pattern: String) throws(CorefileFailure) -> [TokenRun] {
    guard importer.countFiles() else {
      throw failure(
        // Caddy names its limit of snippets here too.
        "maximum file import depth (\(importer.limits.snippetExpansions)) exceeded",
        id: "import-too-deep")
    }
    do {
      let found = try importer.tokens(of: pattern, from: location.file, into: &texts)
      if found.matchedNothing { warnNoMatch(pattern) }
      return found.tokens
    } catch {
      throw failure(error.message, id: error.id)
    }
  }

  /// Says that a pattern matches nothing: CoreDNS goes on, so that such an import may be optional.
  private mutating func warnNoMatch(_ pattern: String) {
    guard let current, warnings.hasRoom(at: current) else { return }
    warnings.append(
      Diagnostic(
        .note, id: "import-matches-nothing",
        "No files matching import glob pattern: \(pattern)", at: location,
        length: Token.width(of: value)))
  }
}
