extension Dispenser {
  /// An error of the stanza at the current token, in CoreDNS's wording.
  public func error(
    _ message: String, id: String = "invalid-stanza", notes: [String] = [], fix: String? = nil
  ) -> CorefileFailure {
    CorefileFailure(
      .parsing, id: id, message, at: location, entryFile: entryFile,
      length: Token.width(of: value), notes: notes, fix: fix)
  }

  /// The error for a missing or surplus argument, in CoreDNS's wording (`ArgErr`).
  public func argumentError(notes: [String] = [], fix: String? = nil) -> CorefileFailure {
    let message =
      value == "{"
      ? "Unexpected token '{', expecting argument"
      : "Wrong argument count or unexpected line ending after '\(value)'"
    return error(message, id: "wrong-argument-count", notes: notes, fix: fix)
  }

  /// The error for a token that is not the one the syntax asks for (`SyntaxErr`).
  public func syntaxError(expected: String) -> CorefileFailure {
    CorefileFailure(
      .syntax, id: "unexpected-token",
      "Unexpected token '\(value)', expecting '\(expected)'", at: location, entryFile: entryFile,
      length: Token.width(of: value))
  }

  /// The error for tokens that end too early (`EOFErr`).
  public func endOfFileError() -> CorefileFailure {
    error("Unexpected EOF", id: "unexpected-end")
  }
}
