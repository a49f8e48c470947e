/// Decides how a string is written in YAML so that every reader takes it for that string.
enum YAMLScalar {
  /// A mapping's key, never a block.
  static func key(_ text: String) -> String { self.text(text) }

  /// A string on one line: plain where nothing speaks against it, in double quotes where it looks
  /// like another type or needs escapes, in single quotes otherwise.
  static func text(_ text: String) -> String {
    if text.isEmpty || looksLikeAnotherType(text) || needsEscapes(text) {
      return JSONWriter.quoted(text)
    }
    if isPlain(text) { return text }
    return "'"
      + text.split(separator: "'", omittingEmptySubsequences: false)
      .joined(separator: "''") + "'"
  }

  /// Whether a text of several lines can stand as a literal block.
  static func isBlockText(_ text: String) -> Bool {
    guard text.contains("\n"), let first = text.first, first != " ", first != "\n" else {
      return false
    }
    return !text.unicodeScalars.contains { $0 != "\n" && TerminalText.needsEscape($0) }
  }

  private static func needsEscapes(_ text: String) -> Bool {
    text.unicodeScalars.contains(where: TerminalText.needsEscape)
  }

  private static func isPlain(_ text: String) -> Bool {
    guard let first = text.first, let last = text.last else { return false }
    if first == " " || last == " " || last == ":" { return false }
    if "!&*|>'\"%@`{}[],#".contains(first) { return false }
    if "-?:".contains(first) {
      let second = text.dropFirst().first
      if second == nil || second == " " || text.hasPrefix("---") { return false }
    }
    if text.hasPrefix("...") { return false }
    return !contains(text, ": ") && !contains(text, " #")
  }

  private static func contains(_ text: String, _ pair: String) -> Bool {
    let wanted = Array(pair.utf8)
    var previous: UInt8 = 0
    for byte in text.utf8 {
      if previous == wanted[0], byte == wanted[1] { return true }
      previous = byte
    }
    return false
  }

  /// Whether YAML 1.1 or 1.2 reads the plain text as a truth value, null, number or date.
  private static func looksLikeAnotherType(_ text: String) -> Bool {
    if words.contains(text.lowercased()) { return true }
    guard let first = text.utf8.first else { return true }
    let isDigit = first >= 0x30 && first <= 0x39
    guard isDigit || "+-.".utf8.contains(first) else { return false }
    return isNumber(text) || isDate(text)
  }

  private static let words: Set<String> = [
    "y", "n", "yes", "no", "on", "off", "true", "false", "null", "~", "<<", "=",
    ".nan", ".inf", "+.inf", "-.inf",
  ]

  private static func isNumber(_ text: String) -> Bool {
    var digits = text.filter { $0 != "_" }
    if let sign = digits.first, sign == "+" || sign == "-" { digits.removeFirst() }
    for (prefix, radix) in [("0x", 16), ("0o", 8), ("0b", 2)] where digits.hasPrefix(prefix) {
      return Int(digits.dropFirst(2), radix: radix) != nil
    }
    // YAML 1.1 has numbers in base sixty: 1:30 is ninety.
    let parts = digits.split(separator: ":", omittingEmptySubsequences: false)
    if parts.count > 1 { return parts.allSatisfy { !$0.isEmpty && $0.allSatisfy(\.isNumber) } }
    guard digits.utf8.allSatisfy({ "0123456789.eE+-".utf8.contains($0) }) else { return false }
    return digits.contains(where: \.isNumber)
      && Double(digits.hasPrefix(".") ? "0" + digits : digits) != nil
      || digits.hasSuffix(".") && Double(digits + "0") != nil
  }

  /// `2026-11-23` and everything that starts so.
  private static func isDate(_ text: String) -> Bool {
    let bytes = Array(text.utf8.prefix(8))
    guard bytes.count == 8, bytes[4] == 0x2D else { return false }
    return bytes[0..<4].allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
  }
}
