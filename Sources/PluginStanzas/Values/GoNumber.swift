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

  static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  private static func failure(_ function: String, _ text: String, _ reason: String) -> Failure {
    Failure(message: "strconv.\(function): parsing \(GoQuote.quoted(text)): \(reason)")
  }
}
