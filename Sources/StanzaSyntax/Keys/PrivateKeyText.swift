/// The file of a private key: lines of a word, a colon and a value.
enum PrivateKeyText {
  /// What the DNS library says of a private key that belongs to a public one.
  static func problem(_ text: [UInt8], key: DNSKey, file: String) -> String? {
    let values: [String: [UInt8]]
    var lexer = PrivateKeyLexer(text)
    do throws(ZoneFault) {
      values = try lexer.values()
    } catch {
      var fault = error
      fault.file = file
      return fault.text
    }
    let formats = ["v1.2", "v1.3"]
    guard
      let format = values["private-key-format"],
      formats.contains(where: { format.elementsEqual($0.utf8) }),
      let algorithm = (values["algorithm"] ?? []).split(
        separator: UInt8(ascii: " "), omittingEmptySubsequences: false
      ).first.flatMap({ GoUnsigned.decimal($0, bits: 8) })
    else { return "dns: bad private key" }
    switch algorithm {
    case 5, 7, 8, 10:
      let parts = ["modulus", "publicexponent", "privateexponent", "prime1", "prime2"]
      // Which of several broken parts is told of is chance in CoreDNS.
      let broken = parts.lazy.compactMap { values[$0].flatMap(GoBase64.problem) }.first
      return broken ?? (key.isRSA ? nil : "dns: bad key")
    case 13, 14:
      return values["privatekey"].flatMap(GoBase64.problem) ?? (key.isPoint ? nil : "dns: bad key")
    case 15: return seedProblem(values["privatekey"])
    default: return "dns: bad algorithm"
    }
  }

  private static func seedProblem(_ value: [UInt8]?) -> String? {
    guard let value else { return nil }
    guard let seed = GoBase64.bytes(value) else { return GoBase64.problem(value) }
    return seed.count == 32 ? nil : "dns: bad private key"
  }
}
