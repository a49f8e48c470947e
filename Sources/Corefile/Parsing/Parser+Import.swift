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
    let tokens: [RawToken]
    if let snippet = snippets[pattern] {
      tokens = snippet
      guard importer.countSnippet() else { throw tooManySnippets() }
    } else {
      tokens = try importFiles(pattern)
    }
    guard importer.countTokens(tokens.count) else {
      throw failure(
        "imports bring more than \(importer.limits.importedTokens) tokens", id: "import-too-large")
    }
    stream.putBack(tokens)
    current = before
  }

  private mutating func importFiles(_ pattern: String) throws(CorefileFailure) -> [RawToken] {
    guard importer.countFiles() else {
      throw failure(
        "maximum file import depth (\(importer.limits.fileExpansions)) exceeded",
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

  private mutating func warnNoMatch(_ pattern: String) {
    let length = value.unicodeScalars.count
    let location = location
    warnings.append(at: location) {
      Diagnostic(
        .warning, id: "import-matches-nothing",
        "No files matching import glob pattern: \(pattern)", at: location, length: max(1, length))
    }
  }
}
