/// Splits texts into words and what stands between them.
enum WordSplitter {
  /// The text with each word replaced; an address is one word, of a dotted name each label is one.
  static func map(_ text: String, _ body: (String) -> String) -> String {
    var result = ""
    var token = ""
    func finish() {
      if Pseudonyms.octets(token) != nil || isLongAddress(token) {
        result += body(token)
      } else {
        result += labels(of: token, body)
      }
      token = ""
    }
    for character in text {
      if character.isLetter || character.isNumber || "-_.:".contains(character) {
        token.append(character)
      } else {
        finish()
        result.append(character)
      }
    }
    finish()
    return result
  }

  private static func isLongAddress(_ token: String) -> Bool {
    token.contains { $0 == ":" } && token.filter { $0 == ":" }.count > 1
      && token.allSatisfy { $0.isHexDigit || $0 == ":" || $0 == "." }
  }

  private static func labels(of token: String, _ body: (String) -> String) -> String {
    var result = ""
    // What stands before a port is looked at again, as it may be an address.
    for (index, part) in token.split(separator: ":", omittingEmptySubsequences: false).enumerated()
    {
      if index > 0 { result += ":" }
      if Pseudonyms.octets(String(part)) != nil {
        result += body(String(part))
        continue
      }
      result += part.split(separator: ".", omittingEmptySubsequences: false).map { label in
        // A port or a part of a version is no name.
        label.count < 6 && label.allSatisfy(\.isNumber) && index > 0
          ? String(label) : body(String(label))
      }.joined(separator: ".")
    }
    return result
  }
}
