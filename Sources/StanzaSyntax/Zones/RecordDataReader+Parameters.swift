extension RecordDataReader {
  /// Reads one parameter of a service binding, or the blank before it; false at the line's end.
  mutating func readParameter() throws(ZoneFault) -> Bool {
    let token = lexer.next()
    switch token.kind {
    case .newline, .end: return false
    case .blank:
      isParameterPossible = true
    case .quote: throw ZoneFault("SVCB key can't contain double quotes", token)
    case .string:
      guard isParameterPossible else { throw ZoneFault("bad SVCB value quotation", token) }
      try readParameter(token)
    default: throw ZoneFault("bad SVCB values", token)
    }
    return true
  }

  private mutating func readParameter(_ word: ZoneToken) throws(ZoneFault) {
    var token = word
    let text = word.text
    let sign = text.firstIndex(of: UInt8(ascii: "="))
    guard sign != 0 else { throw ZoneFault("bad SVCB key", token) }
    var value = sign.map { Array(text[($0 + 1)...]) } ?? []
    if sign != nil, value.isEmpty {
      // Nothing, or a value in quotes, of which the first piece is read away in any case.
      token = lexer.next()
      if token.kind == .quote { value = try readQuotedValue(&token) }
    }
    let name = String(decoding: text[..<(sign ?? text.count)], as: UTF8.self)
    guard let key = ServiceParameter.key(name) else { throw ZoneFault("bad SVCB key", token) }
    // The library loses its message for a bad value on the way.
    guard ServiceParameter.isValue(value, of: key) else { throw ZoneFault("", token) }
  }

  private mutating func readQuotedValue(_ token: inout ZoneToken) throws(ZoneFault) -> [UInt8] {
    isParameterPossible = false
    token = lexer.next()
    switch token.kind {
    case .quote: return []
    case .string:
      let value = token.text
      token = lexer.next()
      guard token.kind == .quote else { throw ZoneFault("SVCB unterminated value", token) }
      return value
    default: throw ZoneFault("bad SVCB value", token)
    }
  }
}
