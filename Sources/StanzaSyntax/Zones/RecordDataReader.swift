/// Reads the data of one record, up to its line's end.
struct RecordDataReader {
  /// Where to read; the caller takes it back.
  var lexer: ZoneLexer
  /// What relative names hang below.
  let origin: String
  /// The piece behind the type, which shows the place where no other does.
  let separator: ZoneToken
  /// The field that was read last.
  var lastField = ZoneToken()
  /// Whether a service parameter may begin, and not only after a blank.
  var isParameterPossible = true

  /// Makes a reader for what stands behind a type.
  init(lexer: ZoneLexer, origin: String, separator: ZoneToken) {
    self.lexer = lexer
    self.origin = origin
    self.separator = separator
  }

  /// Reads the data of a record whose type is known.
  mutating func read(_ record: inout ZoneRecord) throws(ZoneFault) {
    let first = lexer.peek()
    let layout = RecordLayout.layout(of: record.type)
    // A type alone at the file's end is a record without data.
    if first.kind == .end, !first.isFault { return try Self.readLineEnd(&lexer) }
    guard separator.kind != .newline else { throw ZoneFault("unexpected newline", separator) }
    do throws(ZoneFault) {
      guard let layout, !Self.isUnknownForm(first) else {
        return try readUnknownForm(&record, isKnown: layout != nil)
      }
      for (index, field) in layout.fields.enumerated() {
        // Whatever stands between two words is skipped, not looked at.
        if index > 0 { _ = lexer.next() }
        try read(field, &record)
      }
      try read(layout.ending, &record)
    } catch {
      let isPlaceless = error.token.kind == .end && !error.token.isFault
      throw isPlaceless ? ZoneFault(error.message, separator) : error
    }
  }

  private static func isUnknownForm(_ token: ZoneToken) -> Bool {
    token.text.elementsEqual("\\#".utf8)
  }

  /// Reads what may stand behind the data: nothing but a blank.
  static func readLineEnd(_ lexer: inout ZoneLexer) throws(ZoneFault) {
    var token = lexer.next()
    if token.kind == .blank { token = lexer.next() }
    guard token.kind == .newline || token.kind == .end else {
      throw ZoneFault("garbage after rdata", token)
    }
  }

  /// A name in full, or nothing if it is none.
  static func absolute(_ text: [UInt8], origin: String) -> String? {
    guard !text.elementsEqual("@".utf8) else { return origin }
    guard !text.elementsEqual("\n".utf8), DomainNameText.isValid(text) else { return nil }
    let name = String(decoding: text, as: UTF8.self)
    guard !DomainNameText.isFullyQualified(text) else { return name }
    return name + (GoStrings.equal(origin, ".") ? "" : ".") + origin
  }

  /// The form `\# LENGTH HEX` of types that need not be known.
  private mutating func readUnknownForm(
    _ record: inout ZoneRecord, isKnown: Bool
  ) throws(ZoneFault) {
    let message = "bad RFC3597 Rdata"
    let sign = lexer.next()
    guard Self.isUnknownForm(sign) else { throw ZoneFault(message, sign) }
    _ = lexer.next()
    let token = lexer.next()
    guard !token.isFault, let length = GoUnsigned.decimal(token.text, bits: 16) else {
      throw ZoneFault(message + " ", token)
    }
    let digits = try joined(message)
    guard digits.count == Int(length) * 2 else { throw ZoneFault(message, token) }
    guard isKnown, !digits.isEmpty else { return }
    if let problem = GoHexadecimal.problem(digits) { throw ZoneFault(problem, separator) }
    let bytes = GoHexadecimal.bytes(digits) ?? []
    if let problem = WireData.problem(bytes, &record) { throw ZoneFault(problem, separator) }
  }

  /// The words up to the line's end, joined.
  mutating func joined(_ message: String) throws(ZoneFault) -> [UInt8] {
    var text: [UInt8] = []
    while true {
      let token = lexer.next()
      guard token.kind != .newline, token.kind != .end else { return text }
      guard !token.isFault, token.kind == .string || token.kind == .blank else {
        throw ZoneFault(message, token)
      }
      if token.kind == .string { text += token.text }
    }
  }
}
