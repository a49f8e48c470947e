extension Parser {
  /// The name of the snippet that the current block defines: its only key is in parentheses.
  var snippetName: String? {
    guard keys.count == 1, let key = keys.first?.text, key.utf8.count > 1,
      key.utf8.first == UInt8(ascii: "("), key.utf8.last == UInt8(ascii: ")")
    else { return nil }
    return String(decoding: key.utf8.dropFirst().dropLast(), as: UTF8.self)
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

  private mutating func snippetTokens() throws(CorefileFailure) -> [RawToken] {
    guard current?.kind == .openingBrace else { throw syntaxFailure(expected: "{") }
    var nesting = 1
    var tokens: [RawToken] = []
    while advance(), let current {
      if current.kind == .closingBrace {
        nesting -= 1
        if nesting == 0 { return tokens }
      } else if current.kind == .openingBrace {
        nesting += 1
      }
      tokens.append(current)
    }
    throw syntaxFailure(expected: "}")
  }

  /// True if one of the lines imports the snippet of that name.
  private func imports(_ name: String, in tokens: [RawToken]) throws(CorefileFailure) -> Bool {
    for (index, token) in tokens.enumerated().dropLast() where token.kind == .importing {
      // Unlike everywhere else, Caddy compares the lines on which the two tokens start.
      let startsLine =
        index == 0 || tokens[index - 1].file != token.file
        || tokens[index - 1].line != token.line
      guard startsLine else { continue }
      if try replacingEnvironment(in: texts.text(of: tokens[index + 1])) == name { return true }
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
