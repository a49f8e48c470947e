extension Parser {
  /// The current token's text; empty where there is none.
  var value: String { current.map { texts.text(of: $0) } ?? "" }

  /// The place of the current token; line 0 where there is none.
  var location: SourceLocation {
    current.map { texts.location(of: $0) } ?? SourceLocation(line: 0, column: 0)
  }

  /// Moves to the next token.
  ///
  /// False at the end, where the last token stays the current one.
  mutating func advance() -> Bool {
    if rereads {
      rereads = false
      return true
    }
    guard let next = stream.take() else { return false }
    previous = current
    current = next
    return true
  }

  /// Moves to the next token if it is on the line of the current one.
  mutating func advanceOnSameLine() -> Bool {
    guard let current, let next = stream.take() else { return false }
    guard current.isOnSameLine(as: next) else {
      stream.insert([TokenRun(next, of: texts.source(of: next))])
      return false
    }
    previous = current
    self.current = next
    return true
  }

  /// True if the current token starts a line or comes from another file than the one before it.
  var startsLine: Bool {
    guard let previous else { return true }
    guard let current else { return false }
    return previous.isBeforeLine(of: current)
  }

  /// Puts the environment into the current token.
  mutating func replaceEnvironmentInCurrent() throws(CorefileFailure) {
    guard var token = current, token.traits.contains(.brace), token.length > 2 else { return }
    do {
      try texts.replaceReferences(in: &token, by: references)
    } catch {
      throw endlessEnvironment(in: value)
    }
    current = token
  }

  /// The current token's text with the environment put in.
  func replacedValue() throws(CorefileFailure) -> String {
    guard let current, current.traits.contains(.brace) else { return value }
    return try replacingEnvironment(in: value)
  }

  /// The text with the environment put in.
  func replacingEnvironment(in text: String) throws(CorefileFailure) -> String {
    do {
      return try references.replaced(in: text)
    } catch {
      throw endlessEnvironment(in: text)
    }
  }
}

extension Parser {
  /// An error at the current token.
  func failure(
    _ message: String, id: String, notes: [String] = [], fix: String? = nil
  ) -> CorefileFailure {
    failure(.parsing, message, id: id, notes: notes, fix: fix)
  }

  /// The error for a current token that is not the one the syntax asks for.
  func syntaxFailure(expected: String) -> CorefileFailure {
    failure(
      .syntax, "Unexpected token '\(value)', expecting '\(expected)'", id: "unexpected-token")
  }

  /// The error for tokens that end inside something.
  func endOfFileFailure() -> CorefileFailure {
    failure("Unexpected EOF", id: "unexpected-end")
  }

  /// The error for variables whose values refer to each other in a circle.
  private func endlessEnvironment(in text: String) -> CorefileFailure {
    failure(
      "the environment variables that '\(text.prefix(64))' refers to refer to each other",
      id: "endless-environment", notes: ["CoreDNS would never finish replacing them"])
  }

  private func failure(
    _ kind: CorefileFailure.Kind, _ message: String, id: String, notes: [String] = [],
    fix: String? = nil
  ) -> CorefileFailure {
    CorefileFailure(
      kind, id: id, message, at: location, entryFile: entryFile,
      length: Token.width(of: value), notes: notes, fix: fix)
  }
}
