import StanzaSyntax

/// Numbers as Go's `strconv` reads them, with its error messages.
enum GoNumber {
  /// Why a text is no number: Go's message.
  struct Failure: Error, Hashable {
    var message: String
  }

  /// `strconv.Atoi`.
  static func integer(_ text: String) throws(Failure) -> Int {
    var digits = text.utf8[...]
    if let sign = digits.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
      digits.removeFirst()
    }
    guard !digits.isEmpty, digits.allSatisfy({ isDigit($0) }) else {
      throw failure("Atoi", text, "invalid syntax")
    }
    guard let number = Int(text) else { throw failure("Atoi", text, "value out of range") }
    return number
  }

  /// `strconv.ParseUint` with base 10 and that many bits.
  static func unsigned(_ text: String, bits: Int) throws(Failure) -> UInt64 {
    guard !text.isEmpty, text.utf8.allSatisfy({ isDigit($0) }) else {
      throw failure("ParseUint", text, "invalid syntax")
    }
    guard let number = UInt64(text), bits >= 64 || number >> UInt64(bits) == 0 else {
      throw failure("ParseUint", text, "value out of range")
    }
    return number
  }

  /// `strconv.ParseInt` with base 10 and that many bits.
  static func signed(_ text: String, bits: Int) throws(Failure) -> Int64 {
    let number: Int
    do { number = try integer(text) } catch {
      throw Failure(message: error.message.replacing("Atoi", with: "ParseInt"))
    }
    guard bits >= 64 || (number >> (bits - 1)) == (number < 0 ? -1 : 0) else {
      throw failure("ParseInt", text, "value out of range")
    }
    return Int64(number)
  }

  /// A number as Go's `%f` prints it, with six decimals; empty for a text that is none.
  static func fixed(_ text: String) -> String {
    guard let number = try? double(text), !number.isNaN else { return "" }
    guard number.isFinite else { return number < 0 ? "-Inf" : "+Inf" }
    guard number.magnitude < 1e12 else { return "\(number)" }
    let millionths = Int64((number * 1e6).rounded())
    let digits = String(1_000_000 + millionths.magnitude % 1_000_000).dropFirst()
    return "\(millionths < 0 ? "-" : "")\(millionths.magnitude / 1_000_000).\(digits)"
  }

  /// Whether `strconv.ParseBool` takes the text.
  static func isBoolean(_ text: String) -> Bool {
    ["1", "t", "T", "TRUE", "true", "True", "0", "f", "F", "FALSE", "false", "False"]
      .contains(text)
  }

  /// What `strconv.ParseBool` says of another text.
  static func booleanFailure(_ text: String) -> String {
    failure("ParseBool", text, "invalid syntax").message
  }

  /// `strconv.ParseFloat` with 32 bits.
  static func float(_ text: String) throws(Failure) -> Float {
    guard let number = Float(text), !text.utf8.contains(UInt8(ascii: "(")) else {
      throw failure("ParseFloat", text, "invalid syntax")
    }
    if number.isInfinite, !text.lowercased().contains("inf") {
      throw failure("ParseFloat", text, "value out of range")
    }
    return number
  }

  /// `strconv.ParseFloat` with 64 bits, which takes underscores between digits.
  static func double(_ text: String) throws(Failure) -> Double {
    let bytes = Array(text.utf8)
    let isSeparated = bytes.indices.allSatisfy { index in
      guard bytes[index] == UInt8(ascii: "_") else { return true }
      return index > 0 && index + 1 < bytes.count && isHexadecimal(bytes[index - 1])
        && isHexadecimal(bytes[index + 1])
    }
    let plain = text.filter { $0 != "_" }
    guard isSeparated, !plain.utf8.contains(UInt8(ascii: "(")), let number = Double(plain) else {
      throw failure("ParseFloat", text, "invalid syntax")
    }
    if number.isInfinite, !plain.lowercased().contains("inf") {
      throw failure("ParseFloat", text, "value out of range")
    }
    return number
  }

  private static func isHexadecimal(_ byte: UInt8) -> Bool {
    Character(Unicode.Scalar(byte)).isHexDigit
  }

  static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  private static func failure(_ function: String, _ text: String, _ reason: String) -> Failure {
    Failure(message: "strconv.\(function): parsing \(GoQuotation.quoted(text)): \(reason)")
  }
}
