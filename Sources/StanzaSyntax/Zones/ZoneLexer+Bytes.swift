extension ZoneLexer {
  /// Takes one byte, which may end a piece.
  mutating func take(_ byte: UInt8, _ gathering: inout Gathering) -> ZoneToken? {
    switch byte {
    case UInt8(ascii: " "), UInt8(ascii: "\t"): return takeBlank(byte, &gathering)
    case UInt8(ascii: ";"): return takeSemicolon(&gathering)
    case UInt8(ascii: "\r"):
      gathering.isEscaped = false
      if isQuoted { gathering.text.append(byte) }
      return nil
    case UInt8(ascii: "\n"): return takeLineFeed(&gathering)
    case UInt8(ascii: "\\"):
      guard !isInComment else { return nil }
      gathering.text.append(byte)
      gathering.isEscaped.toggle()
      return nil
    case UInt8(ascii: "\""): return takeQuote(&gathering)
    case UInt8(ascii: "("), UInt8(ascii: ")"): return takeParenthesis(byte, &gathering)
    default:
      gathering.isEscaped = false
      guard !isInComment else { return nil }
      gathering.text.append(byte)
      isAfterBlank = false
      return nil
    }
  }

  /// Whether a special byte is an ordinary one here, and takes it if so.
  private func takeAsText(_ byte: UInt8, _ gathering: inout Gathering) -> Bool {
    guard gathering.isEscaped || isQuoted else { return false }
    gathering.text.append(byte)
    gathering.isEscaped = false
    return true
  }

  private mutating func takeBlank(_ byte: UInt8, _ gathering: inout Gathering) -> ZoneToken? {
    guard !takeAsText(byte, &gathering), !isInComment else { return nil }
    var word: ZoneToken?
    if !gathering.text.isEmpty {
      current.text = gathering.text
      if isAtOwner {
        current.kind = ownerKind(gathering.text)
      } else {
        current.kind = .string
        if !hasType, let problem = classify() { return fault(problem) }
      }
      word = current
      gathering.text = []
    }
    isAtOwner = false
    guard !isAfterBlank else { return word }
    isAfterBlank = true
    return pair(word, .blank, " ")
  }

  private mutating func takeSemicolon(_ gathering: inout Gathering) -> ZoneToken? {
    guard !takeAsText(UInt8(ascii: ";"), &gathering) else { return nil }
    isInComment = true
    hasCommentBefore = false
    gathering.hasComment = true
    guard !gathering.text.isEmpty else { return nil }
    hasCommentBefore = true
    current.kind = .string
    current.text = gathering.text
    return current
  }

  private mutating func takeLineFeed(_ gathering: inout Gathering) -> ZoneToken? {
    gathering.isEscaped = false
    if isQuoted {
      gathering.text.append(UInt8(ascii: "\n"))
      return nil
    }
    if isInComment {
      isInComment = false
      hasType = false
      guard depth == 0 else {
        hasCommentBefore = gathering.hasComment
        return nil
      }
      isAtOwner = true
      return make(.newline, "\n")
    }
    guard depth == 0 else { return nil }
    var word: ZoneToken?
    if !gathering.text.isEmpty {
      current.kind = .string
      current.text = gathering.text
      // At a line's end only names of types are known, no numbers and no classes.
      if !hasType, let type = RecordNames.type(named: Self.uppercased(gathering.text)) {
        current.kind = .recordType
        current.number = type
      }
      word = current
    }
    hasCommentBefore = false
    hasType = false
    isAtOwner = true
    return pair(word, .newline, "\n")
  }

  private mutating func takeQuote(_ gathering: inout Gathering) -> ZoneToken? {
    guard !isInComment else { return nil }
    if gathering.isEscaped {
      gathering.text.append(UInt8(ascii: "\""))
      gathering.isEscaped = false
      return nil
    }
    isAfterBlank = false
    var word: ZoneToken?
    if !gathering.text.isEmpty {
      current.kind = .string
      current.text = gathering.text
      word = current
    }
    isQuoted.toggle()
    return pair(word, .quote, "\"")
  }

  private mutating func takeParenthesis(
    _ byte: UInt8, _ gathering: inout Gathering
  ) -> ZoneToken? {
    guard !isInComment, !takeAsText(byte, &gathering) else { return nil }
    depth += byte == UInt8(ascii: "(") ? 1 : -1
    return depth < 0 ? fault("extra closing brace") : nil
  }

  private func ownerKind(_ text: [UInt8]) -> ZoneToken.Kind {
    switch Self.uppercased(text) {
    case "$TTL": .lifetime
    case "$ORIGIN": .origin
    case "$INCLUDE": .include
    case "$GENERATE": .generate
    default: .owner
    }
  }

  /// Takes a word for a type or a class if it is one, and says what is wrong with a numbered one.
  private mutating func classify() -> String? {
    let name = Self.uppercased(current.text)
    let isNumbered = name.utf8.starts(with: "TYPE".utf8)
    if let type = RecordNames.type(named: name) ?? (isNumbered ? number(behind: 4) : nil) {
      current.kind = .recordType
      current.number = type
      hasType = true
    } else if isNumbered {
      return "unknown RR type"
    }
    // ANY is both, and then the class, although the type counts as seen.
    let isNumberedClass = name.utf8.starts(with: "CLASS".utf8)
    if let number = RecordNames.classNumber(named: name)
      ?? (isNumberedClass ? number(behind: 5) : nil)
    {
      current.kind = .recordClass
      current.number = number
    } else if isNumberedClass {
      return "unknown class"
    }
    return nil
  }

  private func number(behind length: Int) -> UInt16? {
    GoUnsigned.decimal(current.text.dropFirst(length), bits: 16)
      .map { UInt16(truncatingIfNeeded: $0) }
  }

  /// A word in upper case.
  static func uppercased(_ text: some Collection<UInt8>) -> String {
    GoStrings.uppercased(String(decoding: text, as: UTF8.self))
  }
}
