extension Token {
  /// The line on which the token ends: a quoted token may hold line breaks.
  public var endLine: Int {
    var line = location.line
    for byte in text.utf8 where byte == UInt8(ascii: "\n") { line += 1 }
    return line
  }

  /// True if `next` continues this token's line, as Caddy's `NextArg` decides.
  func isOnSameLine(as next: Token) -> Bool {
    location.file == next.location.file && endLine == next.location.line
  }

  /// True if `next` starts a new line or comes from another file, as Caddy's `NextLine` decides.
  func isBeforeLine(of next: Token) -> Bool {
    location.file != next.location.file || endLine < next.location.line
  }
}
