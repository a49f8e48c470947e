extension RecordDataReader {
  /// Reads a place on the globe: latitude, longitude, altitude, and up to three sizes.
  mutating func readLocation() throws(ZoneFault) {
    try readAngle("Latitude", signs: "nNsS", poles: "North/South", limit: 90)
    _ = lexer.next()
    try readAngle("Longitude", signs: "eEwW", poles: "East/West", limit: 180)
    _ = lexer.next()
    var altitude = lexer.next()
    guard !altitude.text.isEmpty, !altitude.isFault else {
      throw ZoneFault("bad LOC Altitude", altitude)
    }
    if let last = altitude.text.last, "mM".utf8.contains(last) { altitude.text.removeLast() }
    guard Self.decimal(altitude.text) != nil else { throw ZoneFault("bad LOC Altitude", altitude) }
    try readSizes()
  }

  /// Reads degrees, minutes and seconds, of which the latter two may be left out, and the sign.
  private mutating func readAngle(
    _ name: String, signs: String, poles: String, limit: UInt64
  ) throws(ZoneFault) {
    let token = lexer.next()
    guard
      !token.isFault, let degrees = GoUnsigned.decimal(token.text, bits: 32), degrees <= limit
    else { throw ZoneFault("bad LOC \(name)", token) }
    var thousandths = degrees * 3_600_000
    let most = limit * 3_600_000
    let isSign = { (token: ZoneToken) in
      token.text.count == 1 && token.text.allSatisfy { signs.utf8.contains($0) }
        && thousandths <= most
    }
    _ = lexer.next()
    let minutes = lexer.next()
    if isSign(minutes) { return }
    guard
      !minutes.isFault, let number = GoUnsigned.decimal(minutes.text, bits: 32), number < 60
    else { throw ZoneFault("bad LOC \(name) minutes", minutes) }
    thousandths += number * 60_000
    _ = lexer.next()
    let seconds = lexer.next()
    // What is no number at all compares like one in range.
    guard !seconds.isFault, let value = Self.decimal(seconds.text), !(value < 0), !(value >= 60)
    else { throw ZoneFault("bad LOC \(name) seconds", seconds) }
    thousandths += value.isNaN ? 0 : UInt64(value * 1000)
    _ = lexer.next()
    let sign = lexer.next()
    guard isSign(sign) else { throw ZoneFault("bad LOC \(name) \(poles)", sign) }
  }

  private mutating func readSizes() throws(ZoneFault) {
    var names = ["Size", "HorizPre", "VertPre"][...]
    while true {
      let token = lexer.next()
      switch token.kind {
      case .newline, .end: return
      case .blank: continue
      case .string:
        // More than three are not looked at.
        guard let name = names.popFirst() else { continue }
        guard Self.isLength(token.text) else { throw ZoneFault("bad LOC \(name)", token) }
      default: throw ZoneFault("bad LOC Size, HorizPre or VertPre", token)
      }
    }
  }

  /// Meters up to 90,000,000, with up to two digits of centimeters.
  private static func isLength(_ word: [UInt8]) -> Bool {
    var word = word[...]
    if let last = word.last, "mM".utf8.contains(last) { word.removeLast() }
    let point = word.firstIndex(of: UInt8(ascii: "."))
    let meters = word[..<(point ?? word.endIndex)]
    var hundredths: UInt64 = 0
    if let point {
      let digits = word[(point + 1)...]
      guard digits.count <= 2, let number = GoUnsigned.decimal(digits, bits: 8) else {
        return false
      }
      hundredths = number
      if meters.isEmpty { return true }
    }
    guard let number = GoUnsigned.decimal(meters, bits: 32) else { return false }
    return number < 90_000_000 || (number == 90_000_000 && hundredths == 0)
  }

  /// A number as Go's `strconv.ParseFloat` reads it, underscores apart.
  private static func decimal(_ text: [UInt8]) -> Double? {
    let word = String(decoding: text, as: UTF8.self)
    let lowered = GoStrings.lowercased(word)
    guard
      text.allSatisfy({ $0 < 0x80 && $0 != UInt8(ascii: "(") }), let value = Double(word)
    else { return nil }
    let isHexadecimal = lowered.utf8.contains(UInt8(ascii: "x"))
    guard !isHexadecimal || lowered.utf8.contains(UInt8(ascii: "p")) else { return nil }
    // What is too great is refused, unless it says so itself.
    guard value.isFinite || lowered.utf8.contains(UInt8(ascii: "n")) else { return nil }
    return value
  }
}
