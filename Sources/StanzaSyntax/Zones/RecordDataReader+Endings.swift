extension RecordDataReader {
  /// Reads what the data ends in.
  mutating func read(
    _ ending: RecordLayout.Ending, _ record: inout ZoneRecord
  ) throws(ZoneFault) {
    switch ending {
    case .line: try Self.readLineEnd(&lexer)
    case .text(let message, let skipsPiece):
      if skipsPiece { _ = lexer.next() }
      record.text = try joined(message)
    case .strings(let message): _ = try countStrings(message)
    case .oneString(let message):
      let last = lastField
      _ = lexer.next()
      guard try countStrings(message) == 1 else { throw ZoneFault(message, last) }
    case .types(let message): try readTypes(message)
    case .parameters:
      while try readParameter() {}
    case .unread: try skipLine()
    case .none(let message): throw ZoneFault(message, separator)
    case .location: try readLocation()
    }
  }

  private mutating func skipLine() throws(ZoneFault) {
    while true {
      let token = lexer.next()
      if token.isFault { throw ZoneFault(token.string, token) }
      guard token.kind != .newline, token.kind != .end else { return }
    }
  }

  /// Reads texts up to the line's end, and counts them: one longer than 255 bytes is several.
  private mutating func countStrings(_ message: String) throws(ZoneFault) -> Int {
    var count = 0
    var isQuoted = false
    var isEmpty = false
    while true {
      let token = lexer.next()
      guard !token.isFault else { throw ZoneFault(message, token) }
      switch token.kind {
      case .newline, .end:
        guard !isQuoted else { throw ZoneFault(message, token) }
        return count
      case .string:
        guard let length = Self.length(ofString: token.text) else {
          throw ZoneFault(message, token)
        }
        count += max(1, (length + 254) / 255)
        isEmpty = false
      case .blank:
        guard !isQuoted else { throw ZoneFault(message, token) }
      case .quote:
        if isQuoted, isEmpty { count += 1 }
        isQuoted.toggle()
        isEmpty = true
      default: throw ZoneFault(message, token)
      }
    }
  }

  /// How many bytes a text has, escapes counting as one; none if its last escapes nothing.
  private static func length(ofString text: [UInt8]) -> Int? {
    var length = 0
    var index = 0
    while index < text.count {
      length += 1
      guard text[index] == UInt8(ascii: "\\") else {
        index += 1
        continue
      }
      let rest = text[(index + 1)...]
      guard !rest.isEmpty else { return nil }
      let digits = rest.prefix(3)
      let isNumber =
        digits.count == 3
        && digits.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
      index += isNumber ? 4 : 2
    }
    return length
  }

  /// Reads names of types up to the line's end.
  ///
  /// Anything of four letters and a number passes for one.
  private mutating func readTypes(_ message: String) throws(ZoneFault) {
    while true {
      let token = lexer.next()
      switch token.kind {
      case .newline, .end: return
      case .blank: continue
      case .string:
        let isNamed = RecordNames.type(named: ZoneLexer.uppercased(token.text)) != nil
        let isNumbered = GoUnsigned.decimal(token.text.dropFirst(4), bits: 16) != nil
        guard isNamed || isNumbered else { throw ZoneFault(message, token) }
      default: throw ZoneFault(message, token)
      }
    }
  }
}
