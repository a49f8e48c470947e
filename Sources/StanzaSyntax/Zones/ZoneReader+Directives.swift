extension ZoneReader {
  private static let deepestInclude = 7

  /// `$TTL TIME`.
  mutating func readLifetime() throws(ZoneFault) {
    let message = "expecting $TTL value, not this..."
    guard try readBlank("no blank after $TTL-directive"), let token = try following() else {
      return
    }
    guard token.kind == .string else { throw ZoneFault(message, token) }
    try readLineEnd()
    guard Self.isLifetime(token.text) else { throw ZoneFault(message, token) }
    hasLifetime = true
  }

  /// `$ORIGIN NAME`.
  mutating func readOrigin() throws(ZoneFault) {
    guard try readBlank("no blank after $ORIGIN-directive"), let token = try following() else {
      return
    }
    guard token.kind == .string else {
      throw ZoneFault("expecting $ORIGIN value, not this...", token)
    }
    try readLineEnd()
    guard let name = absolute(token) else { throw ZoneFault("bad origin name", token) }
    origin = name
  }

  /// `$INCLUDE FILE [ORIGIN]`: the other file's records come in its place.
  mutating func readInclude(
    _ surroundings: inout Surroundings, _ visitor: Visitor
  ) throws(ZoneFault) -> Bool {
    guard try readBlank("no blank after $INCLUDE-directive"), let token = try following() else {
      return true
    }
    guard token.kind == .string else {
      throw ZoneFault("expecting $INCLUDE value, not this...", token)
    }
    let newOrigin = try readIncludeOrigin()
    guard includeDepth < Self.deepestInclude else {
      throw ZoneFault("too deeply nested $INCLUDE", token)
    }
    guard let include = surroundings.include else {
      surroundings.budget.leaveOut()
      return true
    }
    let path = GoPath.joined(folderOf: file, token.string)
    guard let text = include(path) else {
      let isShown = GoStrings.equal(path, token.string)
      let shown = isShown ? "" : " as `\(path)'"
      let message =
        "failed to open `\(token.string)'\(shown): open \(path): no such file or directory"
      throw ZoneFault(message, token)
    }
    guard surroundings.budget.take(text.count) else { return true }
    var inner = Self(text, origin: newOrigin, file: path, hasLifetime: hasLifetime)
    inner.includeDepth = includeDepth + 1
    return try inner.read(&surroundings, visitor: visitor)
  }

  /// The origin that an included file begins with.
  ///
  /// What else stands in the line is left for the next.
  private mutating func readIncludeOrigin() throws(ZoneFault) -> String {
    let next = lexer.next()
    switch next.kind {
    case .newline, .end: return origin
    case .blank:
      let token = lexer.next()
      guard token.kind == .string else { return origin }
      guard let name = absolute(token) else { throw ZoneFault("bad origin name", token) }
      return name
    default: throw ZoneFault("garbage after $INCLUDE", next)
    }
  }

  /// `$GENERATE RANGE TEXT`: the text's lines, once for each number, come in its place.
  mutating func readRange(
    _ surroundings: inout Surroundings, _ visitor: Visitor
  ) throws(ZoneFault) -> Bool {
    guard try readBlank("no blank after $GENERATE-directive"), let token = try following() else {
      return true
    }
    guard !isGenerated else { throw ZoneFault("nested $GENERATE directive not allowed", token) }
    guard token.kind == .string else {
      throw ZoneFault("expecting $GENERATE value, not this...", token)
    }
    let range = try GenerateRange(token)
    let blank = lexer.next()
    guard blank.kind == .blank else {
      throw ZoneFault("garbage after $GENERATE range", blank)
    }
    var text: [UInt8] = []
    while true {
      let piece = lexer.next()
      if piece.isFault { throw ZoneFault("bad data in $GENERATE directive", piece) }
      guard piece.kind != .newline, piece.kind != .end else { break }
      text += piece.text
    }
    var template = GenerateTemplate(text, range: range, place: blank)
    let expansion = template.expand(&surroundings.budget)
    let lexer = ZoneLexer(
      expansion.text,
      readFault: expansion.fault.map { fault in
        var fault = fault
        fault.file = file
        return fault
      })
    var inner = Self(lexer, origin: origin, file: file, hasLifetime: true)
    inner.includeDepth = includeDepth
    inner.isGenerated = true
    return try inner.read(&surroundings, visitor: visitor)
  }

  /// Reads what may stand behind a directive's value: nothing but a blank.
  private mutating func readLineEnd() throws(ZoneFault) {
    try RecordDataReader.readLineEnd(&lexer)
  }
}
