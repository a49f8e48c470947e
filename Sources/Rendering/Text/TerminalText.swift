/// Makes text from a cluster or a file safe to print.
///
/// A name, label or error may hold escape sequences that move the cursor, or directional overrides
/// that reorder what a reader sees; both are shown as visible escapes instead.
public enum TerminalText {
  /// What takes back the line that the cursor is in.
  public static let eraseLine = "\r\u{1B}[2K"

  /// The text with each control, directional or invisible character written as an escape.
  public static func escaped(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return text }
    var result = ""
    result.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      if needsEscape(scalar) {
        result += escape(of: scalar)
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// As ``escaped(_:)``, but line feeds stay and start a new, safe line.
  public static func escapedLines(_ text: String) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { escaped(String($0)) }
  }

  /// Whether a scalar must not reach a terminal as it is.
  public static func needsEscape(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F...0x9F: true
    default: isDeceptive(scalar)
    }
  }

  /// Whether a scalar reorders or hides text: bidirectional controls, line separators, zero-width
  /// spaces, tags.
  ///
  /// Joiners stay, since scripts and emoji need them.
  static func isDeceptive(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x061C, 0x200B, 0x200E, 0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF,
      0xFFF9...0xFFFB, 0xE0000...0xE007F:
      true
    default: false
    }
  }

  /// A scalar as a visible escape of ASCII characters.
  public static func escape(of scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\n": "\\n"
    case "\r": "\\r"
    case "\t": "\\t"
    default:
      scalar.value <= 0xFF
        ? "\\x" + hexadecimal(scalar.value, digits: 2)
        : "\\u{" + hexadecimal(scalar.value, digits: 4) + "}"
    }
  }

  /// A number in lower-case hexadecimal with leading zeros.
  static func hexadecimal(_ value: UInt32, digits: Int) -> String {
    let text = String(value, radix: 16)
    return String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
  }
}
