/// Text in double quotes as Go's `%q` prints it.
enum GoQuote {
  /// The text quoted, with escapes for quotes, backslashes and control characters.
  static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case "\u{7}": result += "\\a"
      case "\u{8}": result += "\\b"
      case "\u{c}": result += "\\f"
      case "\u{b}": result += "\\v"
      case "\u{0}"..<" ", "\u{7f}": result += "\\x" + hexadecimal(scalar.value, digits: 2)
      case "\u{80}"..<"\u{a1}", "\u{ad}": result += "\\u" + hexadecimal(scalar.value, digits: 4)
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  private static func hexadecimal(_ value: UInt32, digits: Int) -> String {
    let text = String(value, radix: 16)
    return String(repeating: "0", count: max(0, digits - text.count)) + text
  }
}
