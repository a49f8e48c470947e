extension Parser {
  /// The name of the snippet that the current block defines: its only key is in parentheses.
  var snippetName: String? {
    guard keys.count == 1, firstKey.utf8.count > 1,
      firstKey.utf8.first == UInt8(ascii: "("), firstKey.utf8.last == UInt8(ascii: ")")
    else { return nil }
    return String(decoding: firstKey.utf8.dropFirst().dropLast(), as: UTF8.self)
  }

  /// Keeps the tokens of the snippet's block for its imports.
  mutating func defineSnippet(_ name: String) throws(CorefileFailure) {
    guard snippets[name] == nil else {
      throw failure(
        "redeclaration of previously declared snippet \(name)", id: "snippet-redeclared")
    }
    let tokens = try snippetTokens()
    guard try !imports(name, in: tokens) else { throw tooManySnippets() }
    snippets[name] = tokens
  }

  private mutating func snippetTokens() throws(CorefileFailure) -> [TokenRun] {
    guard current?.kind == .openingBrace else { throw syntaxFailure(expected: "{") }
    var nesting = 1
    var tokens = TokenCollector()
    while advance(), let current {
      if current.kind == .closingBrace {
        nesting -= 1
        if nesting == 0 { return tokens.runs }
      } else if current.kind == .openingBrace {
        nesting += 1
      }
      tokens.append(current, from: texts)
    }
    throw syntaxFailure(expected: "}")
  }

  /// True if one of the lines imports the snippet of that name.
  private func imports(_ name: String, in tokens: [TokenRun]) throws(CorefileFailure) -> Bool {
    var reader = TokenReader(tokens)
    var previous: RawToken?
    var followsImport = false
    while let token = reader.next() {
      if followsImport, try replacingEnvironment(in: texts.text(of: token)) == name { return true }
      // Unlike everywhere else, Caddy compares the lines on which the two tokens start.
      let startsLine = previous.map { $0.file != token.file || $0.line != token.line } ?? true
      followsImport = startsLine && token.kind == .importing
      previous = token
    }
    return false
  }

  /// The error for a snippet that imports itself, or too many expansions of snippets.
  func tooManySnippets() -> CorefileFailure {
    failure(
      "maximum snippet import depth (\(importer.limits.snippetExpansions)) exceeded",
      id: "snippet-cycle")
  }
}
