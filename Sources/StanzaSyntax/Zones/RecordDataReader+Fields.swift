extension RecordDataReader {
  /// Reads one field.
  mutating func read(
    _ field: RecordLayout.Field, _ record: inout ZoneRecord
  ) throws(ZoneFault) {
    if case .quoted(let message) = field { return try readQuoted(message) }
    let token = lexer.next()
    lastField = token
    guard let message = problem(token, field, &record) else { return }
    throw ZoneFault(message, token)
  }

  private func problem(
    _ token: ZoneToken, _ field: RecordLayout.Field, _ record: inout ZoneRecord
  ) -> String? {
    let isSound: Bool
    let message: String
    switch field {
    case .number(let bits, let text):
      message = text
      let number = GoUnsigned.decimal(token.text, bits: bits)
      number.map { record.numbers.append($0) }
      isSound = number != nil
    case .lifetime(let text): (message, isSound) = (text, ZoneReader.isLifetime(token.text))
    case .name(let text):
      (message, isSound) = (text, Self.absolute(token.text, origin: origin) != nil)
    case .address4(let text): (message, isSound) = (text, isAddress(token, hasColon: false))
    case .address6(let text): (message, isSound) = (text, isAddress(token, hasColon: true))
    case .algorithm(let text, let isAnyCase):
      (message, isSound) = (text, isAlgorithm(token, isAnyCase: isAnyCase))
    case .certificateType(let text): (message, isSound) = (text, isCertificateType(token))
    case .type(let text): (message, isSound) = (text, isType(token))
    case .time(let text): (message, isSound) = (text, SignatureTime.isTime(token.text))
    case .word(let text): return token.kind == .string ? nil : text
    case .anything(let text):
      guard let text else { return nil }
      (message, isSound) = (text, !token.text.isEmpty)
    case .quoted: return nil
    }
    return isSound && !token.isFault ? nil : message
  }

  private func isAddress(_ token: ZoneToken, hasColon: Bool) -> Bool {
    token.text.contains(UInt8(ascii: ":")) == hasColon && IPText.isAddress(token.string)
  }

  private static let algorithms: Set<String> = [
    "RSAMD5", "DH", "DSA", "RSASHA1", "DSA-NSEC3-SHA1", "RSASHA1-NSEC3-SHA1", "RSASHA256",
    "RSASHA512", "ECC-GOST", "ECDSAP256SHA256", "ECDSAP384SHA384", "ED25519", "ED448", "INDIRECT",
    "PRIVATEDNS", "PRIVATEOID",
  ]

  private static let certificateTypes: Set<String> = [
    "PKIX", "SPKI", "PGP", "IPIX", "ISPKI", "IPGP", "ACPKIX", "IACPKIX", "URI", "OID",
  ]

  private func isAlgorithm(_ token: ZoneToken, isAnyCase: Bool) -> Bool {
    if GoUnsigned.decimal(token.text, bits: 8) != nil { return true }
    let name = isAnyCase ? ZoneLexer.uppercased(token.text) : token.string
    return name.utf8.allSatisfy { $0 < 0x80 } && Self.algorithms.contains(name)
  }

  private func isCertificateType(_ token: ZoneToken) -> Bool {
    if GoUnsigned.decimal(token.text, bits: 16) != nil { return true }
    return token.text.allSatisfy { $0 < 0x80 } && Self.certificateTypes.contains(token.string)
  }

  private func isType(_ token: ZoneToken) -> Bool {
    let name = ZoneLexer.uppercased(token.text)
    if RecordNames.type(named: name) != nil { return true }
    return name.utf8.starts(with: "TYPE".utf8)
      && GoUnsigned.decimal(token.text.dropFirst(4), bits: 16) != nil
  }

  private mutating func readQuoted(_ message: String) throws(ZoneFault) {
    let opening = lexer.next()
    guard opening.kind == .quote else { throw ZoneFault(message, opening) }
    var token = lexer.next()
    if token.kind == .string { token = lexer.next() }
    guard token.kind == .quote else { throw ZoneFault(message, token) }
  }
}
