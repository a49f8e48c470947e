/// What type an unquoted YAML 1.1 scalar has, as Go's YAML library decides.
enum YAMLScalar {
  private static let truths: [String: Bool] = [
    "y": true, "Y": true, "yes": true, "Yes": true, "YES": true, "true": true, "True": true,
    "TRUE": true, "on": true, "On": true, "ON": true, "n": false, "N": false, "no": false,
    "No": false, "NO": false, "false": false, "False": false, "FALSE": false, "off": false,
    "Off": false, "OFF": false,
  ]
  private static let nulls: Set<String> = ["", "~", "null", "Null", "NULL"]
  private static let specials: Set<String> = [
    ".nan", ".NaN", ".NAN", ".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF", "-.inf", "-.Inf",
    "-.INF",
  ]

  /// The truth value; nil where it is none.
  static func truth(_ text: String) -> Bool? { truths[text] }

  /// Whether it is null.
  static func isNull(_ text: String) -> Bool { nulls.contains(text) }

  /// The JSON type when it is not a text: `truth value` or `number`.
  static func kind(_ text: String) -> String? {
    if truths[text] != nil { return "truth value" }
    return isNumber(text) ? "number" : nil
  }

  private static func isNumber(_ text: String) -> Bool {
    if specials.contains(text) { return true }
    guard let first = text.utf8.first,
      (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first) || "+-.".utf8.contains(first)
    else { return false }
    let digits = text.filter { $0 != "_" }
    let unsigned = digits.hasPrefix("-") || digits.hasPrefix("+") ? digits.dropFirst() : digits[...]
    for (prefix, radix) in [("0x", 16), ("0X", 16), ("0b", 2), ("0B", 2), ("0o", 8), ("0O", 8)]
    where unsigned.hasPrefix(prefix) {
      return UInt64(unsigned.dropFirst(2), radix: radix) != nil
    }
    return isDecimal(unsigned.utf8)
  }

  /// Digits with at most one point and an exponent.
  private static func isDecimal(_ text: Substring.UTF8View) -> Bool {
    let isExponent: (UInt8) -> Bool = { $0 == UInt8(ascii: "e") || $0 == UInt8(ascii: "E") }
    let isDigit: (UInt8) -> Bool = { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    let mantissa = text.prefix { !isExponent($0) }
    let points = mantissa.filter { $0 == UInt8(ascii: ".") }.count
    guard points < 2, mantissa.contains(where: isDigit),
      mantissa.allSatisfy({ isDigit($0) || $0 == UInt8(ascii: ".") })
    else { return false }
    guard mantissa.count < text.count else { return true }
    var exponent = text.dropFirst(mantissa.count + 1)
    if let sign = exponent.first, "+-".utf8.contains(sign) { exponent = exponent.dropFirst() }
    return !exponent.isEmpty && exponent.allSatisfy(isDigit)
  }
}
